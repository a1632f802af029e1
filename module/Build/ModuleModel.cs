namespace SessionOps.Module.Build;

/// <summary>The module as its files describe it.</summary>
internal sealed record ModuleModel(string Version, IReadOnlyList<CmdletModel> Cmdlets, IReadOnlyList<ViewModel> Views, IReadOnlyList<string> Problems);
