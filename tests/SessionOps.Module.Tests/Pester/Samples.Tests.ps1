# The script of docs/samples.
BeforeAll {
    Import-Module $env:SESSIONOPS_TEST_MODULE
}

Describe 'Samples' {
    It 'write a token for each video as a line of JSON' {
        $lines = & (Join-Path $PSScriptRoot Get-Tokens.ps1) -VideoId jNQXAC9IVRw, dQw4w9WgXcQ | ConvertFrom-Json
        $lines.videoId | Should -Be jNQXAC9IVRw, dQw4w9WgXcQ
        $lines.grade | Should -Be Integrity, Integrity
        $lines.poToken | Should -Match '^[\w-]{90,}'
    }
}
