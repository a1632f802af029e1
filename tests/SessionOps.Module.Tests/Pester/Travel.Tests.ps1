# Sessions and tokens that went through another process or a file are sessions and tokens again.
BeforeAll {
    Import-Module $env:SESSIONOPS_TEST_MODULE
    $session = New-YouTubeSession travel
    $session.CoverageGaps = [SessionOps.CoverageGap[]] @([SessionOps.CoverageGap]::new('Navigator', 'keyboard', 3))
    $token = $session | Get-PoToken -VideoId jNQXAC9IVRw

    function Assert-Same($Actual, $Expected) {
        $Actual.GetType() | Should -Be $Expected.GetType()
        $Actual | ConvertTo-Json -Depth 5 | Should -BeExactly ($Expected | ConvertTo-Json -Depth 5)
    }
}

Describe 'Travel' {
    It 'survives Clixml' {
        $file = Join-Path $TestDrive s.xml
        $session, $token | Export-Clixml $file
        $read = Import-Clixml $file
        Assert-Same $read[0] $session
        Assert-Same $read[1] $token
        ($read[0] | Get-PoToken -VideoId jNQXAC9IVRw).ContentBinding | Should -Be 'jNQXAC9IVRw'
        ($read[0] | Test-YouTubeSession).Name | Should -Be 'travel'
    }

    It 'survives JSON <_>' -ForEach $false, $true {
        $json = $session | ConvertTo-Json -Depth 4 -EnumsAsStrings:$_ | ConvertFrom-Json
        Assert-Same ([SessionOps.YouTubeSession] $json) $session
        ($json | Test-YouTubeSession).Name | Should -Be 'travel'
        Assert-Same ([SessionOps.PoToken] ($token | ConvertTo-Json -EnumsAsStrings:$_ | ConvertFrom-Json)) $token
    }

    It 'survives JSON as a hashtable' {
        Assert-Same ([SessionOps.YouTubeSession] ($session | ConvertTo-Json -Depth 4 | ConvertFrom-Json -AsHashtable)) $session
    }

    It 'names what is missing and no secret' {
        $json = $session | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        $json.PSObject.Properties.Remove('Client')
        { [SessionOps.YouTubeSession] $json } | Should -Throw '*Client*'
        $json.ExpiresAt = 'never'
        try { [SessionOps.YouTubeSession] $json } catch { $message = $_ | Out-String }
        foreach ($secret in $session.VisitorData, $session.VisitorId, $session.PoToken.Value) {
            $message | Should -Not -Match ([regex]::Escape($secret))
        }
        $null = $json | Test-YouTubeSession -ErrorVariable refused -ErrorAction SilentlyContinue
        "$refused" | Should -Not -BeNullOrEmpty
        "$refused" | Should -Not -Match ([regex]::Escape($session.VisitorData))
    }

    It 'survives a job' -Tag CompletePowerShell {
        $job = Start-Job { Import-Module $env:SESSIONOPS_TEST_MODULE; Import-YouTubeSession travel; $input | Test-YouTubeSession } -InputObject $session
        $results = $job | Receive-Job -Wait -AutoRemoveJob
        $results[0] | Should -BeOfType SessionOps.YouTubeSession
        $results[0].VisitorData | Should -BeExactly $session.VisitorData
        $results[0].ExpiresAt | Should -Be $session.ExpiresAt
        $results[1].Name | Should -Be 'travel'
        ($results[0] | Get-PoToken -VideoId jNQXAC9IVRw).Grade | Should -Be 'Integrity'
    }

    It 'is shared by threads' -Tag CompletePowerShell {
        $tokens = 'a', 'b', 'c', 'd' | ForEach-Object -Parallel { Import-Module $env:SESSIONOPS_TEST_MODULE; Get-PoToken $_ -Session $using:session } -ThrottleLimit 4
        ($tokens.ContentBinding | Sort-Object) -join '' | Should -Be 'abcd'
        $job = Start-ThreadJob { Import-Module $env:SESSIONOPS_TEST_MODULE; $using:session | Get-PoToken -VideoId jNQXAC9IVRw }
        ($job | Receive-Job -Wait -AutoRemoveJob).ContentBinding | Should -Be 'jNQXAC9IVRw'
    }
}
