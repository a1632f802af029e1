# What a process leaves behind when it ends.
BeforeAll {
    Import-Module $env:SESSIONOPS_TEST_MODULE
    # A store whose folder of sessions is a file takes nothing.
    $blocked = (New-Item -ItemType Directory (Join-Path $TestDrive blocked)).FullName
    $null = New-Item -ItemType File (Join-Path $blocked sessions)
}

Describe 'Storing' {
    It 'is an error when it fails, beside the session' {
        $session = New-YouTubeSession unsaved -Store $blocked -ErrorAction SilentlyContinue -ErrorVariable unsaved
        $session.Grade | Should -Be 'Integrity'
        $unsaved.Count | Should -Be 1
        $unsaved[0].FullyQualifiedErrorId | Should -BeLike 'StoreUnavailable,*'
        "$($unsaved[0])" | Should -BeLike "The session 'unsaved' could not be stored, and is lost*"
    }

    It 'is an error also for who takes the first only' {
        $null = New-YouTubeSession first -Store $blocked -ErrorAction SilentlyContinue -ErrorVariable unsaved | Select-Object -First 1
        "$unsaved" | Should -BeLike "*'first' could not be stored*"
    }
}

Describe 'Processes' -Tag CompletePowerShell {
    BeforeAll {
        function Invoke-Fresh([string] $Command) {
            & (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -Command "Import-Module '$env:SESSIONOPS_TEST_MODULE'; $Command" 2>&1
        }
    }

    It 'fail when the session is lost with them' {
        $said = Invoke-Fresh "New-YouTubeSession lost -Store '$blocked'"
        $LASTEXITCODE | Should -Be 1
        "$said" | Should -BeLike "*could not be stored*"
    }

    It 'end well as a schedule runs them, and say so when they cannot' {
        $null = Invoke-Fresh "Update-YouTubeSession -ErrorAction Stop -Store '$(Join-Path $TestDrive scheduled)'"
        $LASTEXITCODE | Should -Be 0
        $null = Invoke-Fresh "Update-YouTubeSession absent -ErrorAction Stop -Store '$(Join-Path $TestDrive scheduled)'"
        $LASTEXITCODE | Should -Be 1
    }

    It 'share the token for a video' {
        $store = Join-Path $TestDrive shared
        $tokens = 1..2 | ForEach-Object { Invoke-Fresh "Get-PoToken -VideoId jNQXAC9IVRw -AsPlainText -Store '$store'" }
        $LASTEXITCODE | Should -Be 0
        $tokens.Count | Should -Be 2
        $tokens[0] | Should -BeExactly $tokens[1]
        $tokens[0] | Should -Match '^[\w-]{90,}'
    }
}
