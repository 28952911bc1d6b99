namespace Sagas.Console.Lab;

/// <summary>What can be tried in Development: registered by the application, shown by the console.</summary>
public interface ILab;
