namespace Sagas.Access;

/// <summary>What somebody may do; each role may do all that the ones before it may (docs/access.md).</summary>
public enum AccessRole
{
    /// <summary>Reads; personal data is masked.</summary>
    Viewer,

    /// <summary>Acts on sagas, too.</summary>
    Operator,

    /// <summary>Sees personal data, and what everybody did.</summary>
    Admin,
}
