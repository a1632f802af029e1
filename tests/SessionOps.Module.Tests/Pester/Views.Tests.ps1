# What is shown must never hold a secret, in whatever order results of different types come and in every language mode.
BeforeAll {
    Import-Module $env:SESSIONOPS_TEST_MODULE
    $session = Get-YouTubeSession views
    $visitor = Get-VisitorData
    $rollout = Get-RolloutToken
    $outputs = [ordered]@{
        YouTubeSession = $session
        PoToken = $session | Get-PoToken -VideoId jNQXAC9IVRw
        BoundToken = $session | Get-PoToken
        VisitorData = $visitor
        RolloutToken = $rollout
        PoTokenInfo = $session | Get-PoToken | ConvertFrom-PoToken
        SessionTestResult = $session | Test-YouTubeSession
        YouTubeClient = $session.Client
        CoverageGap = [SessionOps.CoverageGap]::new('Navigator', 'keyboard', 3)
    }
    $secrets = @(
        $session.VisitorData, $session.VisitorId, $session.RolloutToken, $session.PoToken.Value,
        $outputs.PoToken.Value, $outputs.BoundToken.Value, $visitor.Value, $visitor.VisitorId, $visitor.Experiment, $rollout.Value
    ) | Where-Object { $_ }

    # A second may pass between two looks.
    function Hide-Age([string] $Text) { $Text -replace '\s*\b(now|in \d+ (s|min|h|d)|\d+ (s|min|h|d) ago)\b\s*', ' then ' }
    function Find-Secret([string] $Text) { $secrets | Where-Object { $Text.Contains($_) } | ForEach-Object { $_.Substring(0, 4) } }
}

Describe 'Views' {
    It 'has secrets to look for' {
        $secrets.Count | Should -BeGreaterOrEqual 8
    }

    It 'masks every pair of output types' {
        foreach ($first in $outputs.Keys) {
            foreach ($second in $outputs.Keys) {
                $shown = $outputs[$first], $outputs[$second] | Out-String -Width 200
                Find-Secret $shown | Should -BeNullOrEmpty -Because "$first then $second shows`n$shown"
            }
        }
    }

    It 'masks lists and wide tables' {
        foreach ($name in $outputs.Keys) {
            Find-Secret ($outputs[$name] | Format-List | Out-String -Width 200) | Should -BeNullOrEmpty -Because "a list of $name"
            Find-Secret ($outputs[$name] | Format-Table | Out-String -Width 4000) | Should -BeNullOrEmpty -Because "a table of $name"
        }
    }

    It 'shows the same in constrained language mode' {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $null = $shell.AddScript('param($module, $values) Import-Module $module; $ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"; foreach ($value in $values) { $value | Out-String -Width 200 }; $values | Out-String -Width 200').
                AddArgument($env:SESSIONOPS_TEST_MODULE).AddArgument(@($outputs.Values))
            $shown = $shell.Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
        } finally {
            $shell.Dispose()
        }
        foreach ($index in 0..($outputs.Count - 1)) {
            Hide-Age "$($shown[$index])" | Should -BeExactly (Hide-Age (@($outputs.Values)[$index] | Out-String -Width 200))
        }
        Find-Secret "$($shown[-1])" | Should -BeNullOrEmpty
    }

    It 'adds nothing to what is exported' {
        $session | ConvertTo-Json -Depth 4 | Should -Not -Match 'Masked'
        ($session | Select-Object * | Get-Member -MemberType Properties).Name | Should -Not -Contain 'MaskedVisitorData'
    }

    It 'gives the whole value to who asks for it' {
        ($session | Select-Object -ExpandProperty VisitorData) | Should -BeExactly $session.VisitorData
    }
}
