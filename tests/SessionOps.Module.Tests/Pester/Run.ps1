param([string] $Pester, [string] $Results, [string] $Except)
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
Import-Module $Pester
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
if ($Except) { $configuration.Filter.ExcludeTag = $Except }
$run = Invoke-Pester -Configuration $configuration
$failed = $run.Containers | Where-Object Result -EQ 'Failed' | ForEach-Object { $_.ErrorRecord }
if ($failed) { throw ($failed | Out-String) }
$found = $run.Tests | Where-Object Result -NE 'NotRun' | ForEach-Object {
    [pscustomobject]@{
        File = Split-Path -Leaf $_.ScriptBlock.File
        Path = $_.Path -join '.'
        Name = $_.ExpandedPath
        Outcome = "$($_.Result)"
        Error = ($_.ErrorRecord | ForEach-Object { "$_`n$($_.ScriptStackTrace)" }) -join "`n"
    }
}
ConvertTo-Json -InputObject @($found) -Depth 3 | Set-Content -LiteralPath $Results
