param([string] $Pester, [string] $Results, [string[]] $Except, [string] $File)
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
Import-Module $Pester
$configuration = New-PesterConfiguration
$configuration.Run.Path = Join-Path $PSScriptRoot $File
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$configuration.Filter.ExcludeTag = @($Except | Where-Object { $_ })
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
