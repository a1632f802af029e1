BeforeAll {
    Import-Module $env:SESSIONOPS_TEST_MODULE
    $null = New-YouTubeSession console-a
    function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
}

Describe 'Completion' {
    It 'offers stored names with what they are worth' {
        $match = Complete 'Get-YouTubeSession -Name console-'
        $match.CompletionText | Should -Be 'console-a'
        $match.ToolTip | Should -Match 'Integrity, created .+, expires in \d+ h'
        (Complete 'Remove-YouTubeSession console').CompletionText | Should -Be 'console-a'
    }

    It 'leaves no error behind' {
        $before = $Error.Count
        (Complete 'Get-YouTubeSession -Store nosuch:/store -Name ').CompletionText | Should -Be 'default'
        (Complete 'Get-YouTubeSession -Store https://127.0.0.1:1/container?sig=x -Name d').CompletionText | Should -Be 'default'
        $Error.Count | Should -Be $before
    }

    It 'offers parameters of one set only' {
        $offered = (Complete 'Get-PoToken -VideoId a -').CompletionText
        $offered | Should -Contain '-Name'
        $offered | Should -Not -Contain '-ContentBinding'
    }
}

Describe 'Modes' {
    It 'works in strict mode' {
        Set-StrictMode -Version Latest
        (Get-YouTubeSession console-a | Get-PoToken -VideoId jNQXAC9IVRw).Grade | Should -Be 'Integrity'
        (Get-YouTubeSession console-a | ConvertTo-YtDlpArgument).Count | Should -BeGreaterThan 3
        Get-YouTubeSession console-a | Out-String | Should -Match 'console-a'
    }

    It 'keeps secrets out of transcripts' {
        $file = Join-Path $TestDrive transcript.txt
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $null = $shell.AddScript("Import-Module '$env:SESSIONOPS_TEST_MODULE'; `$null = Start-Transcript '$file'; Get-YouTubeSession console-a | Out-Default; Get-YouTubeSession console-a; Get-PoToken jNQXAC9IVRw -Name console-a; `$null = Stop-Transcript").Invoke()
        } finally {
            $shell.Dispose()
        }
        $session = Get-YouTubeSession console-a
        $text = Get-Content $file -Raw
        $text | Should -Match 'console-a'
        foreach ($secret in $session.VisitorData, $session.VisitorId, $session.PoToken.Value) { $text | Should -Not -Match ([regex]::Escape($secret)) }
    }

    It 'can be removed and imported again' {
        Remove-Module SessionOps
        Get-Command New-YouTubeSession -ErrorAction Ignore -Module SessionOps | Should -BeNullOrEmpty
        Import-Module $env:SESSIONOPS_TEST_MODULE
        Import-Module $env:SESSIONOPS_TEST_MODULE -Force
        (Get-YouTubeSession console-a | Get-PoToken).Grade | Should -Be 'Integrity'
        Get-YouTubeSession console-a | Out-String | Should -Match '\*\*\*\*'
    }
}

Describe 'yt-dlp configuration' {
    It 'is one line for each option' {
        $session = Get-YouTubeSession console-a
        $lines = @($session | ConvertTo-YtDlpArgument -AsConfiguration)
        $words = @($session | ConvertTo-YtDlpArgument)
        $lines.Count | Should -Be ($words.Count / 2)
        $lines[0] | Should -BeExactly "$($words[0]) '$($words[1])'"
    }
}

Describe 'yt-dlp cookies' {
    It 'stand in a file beside the current location, for its owner alone' {
        Push-Location $TestDrive
        try {
            $words = @(Get-YouTubeSession console-a | ConvertTo-YtDlpArgument -VideoId https://youtu.be/jNQXAC9IVRw -CookieFile cookies.txt)
            $words[-2..-1] | Should -BeExactly @('--cookies', (Join-Path (Get-Location).ProviderPath cookies.txt))
            Get-Content cookies.txt -TotalCount 1 | Should -BeExactly '# Netscape HTTP Cookie File'
            ($words -match 'po_token=web\.gvs\+.+,web\.player\+.+,web\.subs\+').Count | Should -Be 1
        } finally {
            Pop-Location
        }
    }

    It 'warns instead of writing a token that the page does not ask for' {
        $null = Get-YouTubeSession console-a | ConvertTo-YtDlpArgument -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -Match 'Give -VideoId'
    }
}

Describe 'Proxies' {
    It 'uses another service for another password' {
        # A proxy that is not there: what counts is that the second call does not answer from the first one's warm session.
        $store = Join-Path $TestDrive proxies
        $null = New-YouTubeSession default -Store $store
        { New-YouTubeSession -Store $store -Proxy http://a:b@127.0.0.1:9 -ErrorAction Stop } | Should -Throw
    }

    It 'asks for an address to go with a credential' {
        $credential = [pscredential]::new('user', (ConvertTo-SecureString 'pass' -AsPlainText -Force))
        { Get-VisitorData -ProxyCredential $credential } | Should -Throw -ErrorId 'InvalidConfiguration,*'
    }
}
