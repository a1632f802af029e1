using SessionOps.Module.Build;

// The only argument: a file of name=value lines, written by Module.targets.
var inputs = BuildInputs.Read(args.Single());
using var context = inputs.OpenMetadata();
var module = new ModuleReader(context, new Documentation([.. inputs.DocumentationFiles])).Read(inputs);
if (module.Problems.Count > 0)
{
    foreach (var problem in module.Problems)
        Console.Error.WriteLine($"{inputs.Assembly} : error MODULE : {problem}");
    return 1;
}

using var buildLock = BuildLock.Take(inputs.Output);
var folder = new ModuleFolder(inputs.Output);
folder.Write("SessionOps.psd1", Manifest.Of(module));
folder.Write("SessionOps.format.ps1xml", Views.Of(module));
folder.Write("SessionOps.types.ps1xml", TypesFile.Of(module));
folder.Write("en-US/SessionOps.PowerShell.dll-Help.xml", MamlHelp.Of(module));
folder.Write("en-US/about_SessionOps.help.txt", AboutTopic.Of(module));
foreach (var topic in inputs.Topics)
    folder.Copy(topic, $"en-US/{Path.GetFileName(topic)}");
folder.Copy(inputs.License, "LICENSE");
folder.Write("THIRD-PARTY-NOTICES.txt", Notices.Of(inputs.Packages));
folder.Write("sbom.cdx.json", Sbom.Of(inputs.Version, inputs.Packages));
folder.Copy(inputs.Assembly, "bin/SessionOps.PowerShell.dll");
foreach (var (source, path) in inputs.Copies)
    folder.Copy(source, path == "SessionOps.Contracts.dll" ? $"bin/{path}" : $"bin/deps/{path}");
folder.RemoveOthers();
UpdatableHelp.Write(new ModuleFolder(inputs.HelpOutput), module, Path.Combine(inputs.Output, "en-US"));
return 0;
