using System.Reflection;

namespace SalesWeb.Settings;

/// <summary>One thing that can be set: a property of a section's record.</summary>
/// <param name="Path">For example <c>network.window</c>.</param>
/// <param name="Property">The property that holds its value.</param>
/// <param name="Default">Its value when nobody sets it.</param>
internal sealed record SettingKey(string Path, PropertyInfo Property, object Default)
{
    public Type Type => Property.PropertyType;
}
