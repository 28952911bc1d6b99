namespace Sagas.Access;

/// <summary>What a caller may do; each role includes the ones before it (docs/access.md).</summary>
public enum AccessRole
{
    /// <summary>Reads; personal data is masked.</summary>
    Viewer,

    /// <summary>Also acts on sagas.</summary>
    Operator,

    /// <summary>Also sees personal data and all operators' actions.</summary>
    Admin,
}
