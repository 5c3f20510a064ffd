using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SalesWeb.Settings;
using SalesWeb.Storage;

namespace SalesWeb.Web;

/// <summary>
/// Keeps the keys that protect forms and cookies in the data directory. Pages work whatever happens to the folder: a key that cannot be
/// read is set aside and replaced, and a key that cannot be written is kept in memory until it can.
/// </summary>
public sealed class KeyFolder(DataDirectory directory, ILogger<KeyFolder> log) : IXmlRepository
{
    private readonly Lock _lock = new();

    private readonly List<(string Name, XElement Element)> _unsaved = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_lock)
        {
            _unsaved.RemoveAll(key => TrySave(key.Name, key.Element));
            var elements = _unsaved.Select(key => key.Element).ToList();
            foreach (var path in ProtectionKeys.Files(directory.Keys))
            {
                if (ProtectionKeys.Read(path) is { } element)
                    elements.Add(element);
                else
                    SetAside(path);
            }

            return elements;
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_lock)
        {
            if (!TrySave(friendlyName, element))
                _unsaved.Add((friendlyName, element));
        }
    }

    private bool TrySave(string name, XElement element)
    {
        var path = Path.Combine(directory.Keys, $"{name}.xml");
        var part = $"{path}.part";
        try
        {
            Directory.CreateDirectory(directory.Keys);
            element.Save(part);
            File.Move(part, path, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "A key cannot be written to {Path} and is kept in memory; open forms have to be loaded again after a restart", path);
            return false;
        }
    }

    private void SetAside(string path)
    {
        try
        {
            log.LogWarning(
                "The key {Path} cannot be read. It was set aside as {Aside}, and a new one is made; open forms have to be loaded again",
                path,
                ProtectionKeys.SetAside(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "The key {Path} can neither be read nor set aside; it is not used", path);
        }
    }
}

/// <summary>Lets data protection keep its keys in <see cref="KeyFolder"/>.</summary>
public static class KeyFolderSetup
{
    public static IServiceCollection AddKeyFolder(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("SalesWeb");
        services.AddSingleton<KeyFolder>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyFolder>((options, keys) => options.XmlRepository = keys);
        return services;
    }
}
