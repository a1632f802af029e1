# A token that is bound to something else than was meant is worth nothing, and nothing tells it from a good one.
BeforeAll {
    Import-Module $env:SESSIONOPS_TEST_MODULE
    $session = Get-YouTubeSession bindings
    $id = 'jNQXAC9IVRw'
    function Get-Kind($token) { "$($token.BindingKind) $($token.ContentBinding)" }
}

Describe 'Bindings' {
    It 'finds the video in <_>' -ForEach @(
        'jNQXAC9IVRw', " jNQXAC9IVRw`r", '"jNQXAC9IVRw"', 'https://youtu.be/jNQXAC9IVRw', 'https://www.youtube.com/watch?v=jNQXAC9IVRw&t=1',
        'https://www.youtube.com/shorts/jNQXAC9IVRw', 'https://www.youtube.com/embed/jNQXAC9IVRw', 'https://www.youtube.com/live/jNQXAC9IVRw?si=x',
        'https://music.youtube.com/watch?v=jNQXAC9IVRw', 'youtube.com/watch?v=jNQXAC9IVRw'
    ) {
        Get-Kind ($_ | Get-PoToken -Session $session) | Should -BeExactly "VideoId $id"
        Get-Kind (Get-PoToken $_ -Session $session) | Should -BeExactly "VideoId $id"
        Get-Kind (Get-PoToken -VideoId $_ -Session $session) | Should -BeExactly "VideoId $id"
    }

    It 'takes the address itself' {
        Get-Kind ([uri] "https://youtu.be/$id" | Get-PoToken -Session $session) | Should -BeExactly "VideoId $id"
    }

    It 'takes what a visitor data holds' {
        $visitor = Get-VisitorData
        Get-Kind ($visitor | Get-PoToken -Session $session) | Should -BeExactly "VisitorData $($visitor.Value)"
        Get-Kind (Get-PoToken -ContentBinding $visitor -Session $session) | Should -BeExactly "VisitorData $($visitor.Value)"
    }

    It 'refuses a <name>' -ForEach @(
        @{ Name = 'hashtable'; Value = @{ VideoId = 'jNQXAC9IVRw' } }
        @{ Name = 'file'; Value = [System.IO.FileInfo]::new('ids.txt') }
        @{ Name = 'date'; Value = [datetime] '2026-01-01' }
        @{ Name = 'switch'; Value = $true }
    ) {
        $tokens = $Value | Get-PoToken -Session $session -ErrorAction SilentlyContinue -ErrorVariable refused
        $tokens | Should -BeNullOrEmpty
        $refused | Should -Not -BeNullOrEmpty
        { Get-PoToken -ContentBinding $Value -Session $session -ErrorAction Stop } | Should -Throw '*Give text*'
    }

    It 'refuses a token' {
        $token = $session | Get-PoToken
        $tokens = $token | Get-PoToken -Session $session -ErrorAction SilentlyContinue -ErrorVariable refused
        $tokens | Should -BeNullOrEmpty
        $refused[0].ToString() | Should -Not -Match ([regex]::Escape($token.Value))
    }

    It 'refuses an explicit null' {
        { Get-PoToken -VideoId $null -Session $session } | Should -Throw '*null*'
        { Get-PoToken -ContentBinding $null -Session $session } | Should -Throw '*null*'
        $null = $null | Test-YouTubeSession -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused.Count | Should -Be 1
    }

    It 'warns of what looks like a mistake' {
        $null = 'jNQXAC9IVR', 'https://example.com/watch?v=jNQXAC9IVRw' | Get-PoToken -Session $session -WarningAction SilentlyContinue -WarningVariable doubts
        $doubts.Count | Should -Be 2
        $null = 1..3 | Get-PoToken -Session $session -WarningAction SilentlyContinue -WarningVariable doubts
        $doubts.Count | Should -Be 0
    }

    It 'refuses what is not a video' {
        $null = 'jNQXAC9IVR', 'https://example.com/watch?v=jNQXAC9IVRw' | ForEach-Object { Get-PoToken -VideoId $_ -Session $session -ErrorAction SilentlyContinue -ErrorVariable +refused }
        ($refused | Where-Object FullyQualifiedErrorId -Like 'InvalidInput,*').Count | Should -Be 2
    }

    It 'reads whole lists' {
        $ids = 'jNQXAC9IVRw', 'dQw4w9WgXcQ'
        (Get-PoToken -VideoId $ids -Session $session).ContentBinding | Should -Be $ids
        ($ids | Get-PoToken -Session $session).ContentBinding | Should -Be $ids
    }

    It 'reads the rows of a playlist' {
        $rows = '{"_type":"url","id":"jNQXAC9IVRw","url":"https://www.youtube.com/watch?v=jNQXAC9IVRw","title":"Me at the zoo"}' | ConvertFrom-Json
        Get-Kind ($rows | Get-PoToken -Session $session) | Should -BeExactly "VideoId $id"
    }

    It 'keeps names and sessions, videos and bindings apart' {
        { Get-PoToken -VideoId $id -ContentBinding a } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        { Get-PoToken -Name default -Session $session } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        @(Get-Command Get-PoToken).ParameterSets.Count | Should -Be 4
        @(Get-Command Test-YouTubeSession).ParameterSets.Count | Should -Be 2
    }

    It 'gives the bare token in two ways' {
        $plain = Get-PoToken -VideoId $id -Session $session -AsPlainText
        $plain | Should -BeOfType string
        $secure = Get-PoToken -VideoId $id -Session $session -AsSecureString
        [System.Net.NetworkCredential]::new('', $secure).Password | Should -BeExactly $plain
        { Get-PoToken -AsPlainText -AsSecureString } | Should -Throw -ErrorId 'InvalidInput,*'
    }
}

Describe 'Names' {
    BeforeAll {
        $store = Join-Path $TestDrive names
        'alpha', 'beta-1', 'beta-2' | ForEach-Object { $null = New-YouTubeSession $_ -Store $store }
    }

    It 'lists what is stored and creates nothing' {
        (Get-YouTubeSession * -Store $store).Name | Should -Be 'alpha', 'beta-1', 'beta-2'
        (Get-YouTubeSession beta-*, alpha -Store $store).Name | Should -Contain 'beta-2'
        Get-YouTubeSession none-* -Store $store | Should -BeNullOrEmpty
        (Get-YouTubeSession * -Store $store).Count | Should -Be 3
    }

    It 'takes several names' {
        (Import-YouTubeSession alpha, beta-1 -Store $store).Name | Should -Be 'alpha', 'beta-1'
        ('alpha', 'beta-1' | Test-YouTubeSession -Store $store).Served | Should -Be $true, $true
    }

    It 'says why nothing was refreshed' {
        $said = Update-YouTubeSession alpha -Store $store 6>&1
        "$said" | Should -BeLike "Session 'alpha' is not due: its time is in *"
        "$(Update-YouTubeSession -Store (Join-Path $TestDrive empty) 6>&1)" | Should -BeLike '*no session*'
        (Update-YouTubeSession alpha -Force -Store $store 6>&1).Name | Should -Be 'alpha'
    }

    It 'removes what matches' {
        Remove-YouTubeSession beta-* -Store $store
        (Get-YouTubeSession * -Store $store).Name | Should -Be 'alpha'
    }

    It 'writes nothing from Publish unless asked' {
        $session = Import-YouTubeSession alpha -Store $store
        $session | Publish-YouTubeSession -Store (Join-Path $TestDrive other) | Should -BeNullOrEmpty
        ($session | Publish-YouTubeSession -Store (Join-Path $TestDrive other) -PassThru).Name | Should -Be 'alpha'
    }
}

Describe 'Stores' {
    It 'resolves <_> from where PowerShell stands' -ForEach 'sub', './sub', 'file:sub', 'file:./sub', 'TestDrive:/sub' {
        Push-Location $TestDrive
        try {
            $null = New-YouTubeSession here -Store $_
            (Get-YouTubeSession * -Store (Join-Path $TestDrive sub)).Name | Should -Be 'here'
        } finally {
            Pop-Location
            Remove-Item (Join-Path $TestDrive sub) -Recurse
        }
    }

    It 'refuses <_>' -ForEach 'nosuch:\store', 'Env:\store', 'Variable:store' {
        { Import-YouTubeSession -Store $_ } | Should -Throw -ErrorId 'InvalidConfiguration,*'
    }
}
