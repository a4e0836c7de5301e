namespace Wegmarke.Disclosure;

/// <summary>Areas and items that judge few people by their office: the top of the house, the head of a unit.</summary>
public static class SingularRoles
{
    /// <summary>For the whole house: where the body is too small, only with the recorded consent of those who are judged.</summary>
    public static bool MayShowWhole(bool singular, int body, bool consent) => !singular || consent || body >= Protection.SingularBodyMin;

    /// <summary>For a part of the house: hardly any unit is led by five people, so only with consent.</summary>
    public static bool MayShowPart(bool singular, bool consent) => !singular || consent;
}
