# The way of a release: published, installed, found by PowerShell itself in a fresh process beside other versions of its dependencies.
BeforeAll {
    $feed = New-Item -ItemType Directory (Join-Path $TestDrive feed)
    Register-PSResourceRepository -Name sessionops-test -Uri $feed.FullName -Trusted
    $package = $env:SESSIONOPS_TEST_PACKAGE
    if (-not $package) {
        # As PackModule does with the folder of a release.
        Compress-PSResource -Path $env:SESSIONOPS_TEST_MODULE -DestinationPath $TestDrive
        $package = (Get-Item (Join-Path $TestDrive *.nupkg)).FullName
    }
    Publish-PSResource -NupkgPath $package -Repository sessionops-test
    Install-PSResource SessionOps -Repository sessionops-test -Scope CurrentUser -TrustRepository -SkipDependencyCheck -Prerelease
    $script = {
        # As another module would have brought them.
        Get-ChildItem $env:SESSIONOPS_TEST_ASSEMBLIES -Filter *.dll | ForEach-Object { $null = [System.Reflection.Assembly]::LoadFrom($_.FullName) }
        $env:SessionOps__Store = Join-Path ([System.IO.Path]::GetTempPath()) (New-Guid)
        $loadedBefore = [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -like 'SessionOps*'
        $completed = (TabExpansion2 'Get-YouTubeSession -Name ' 25).CompletionMatches.CompletionText
        $session = New-YouTubeSession package
        $token = $session | Get-PoToken -VideoId jNQXAC9IVRw
        [pscustomobject]@{
            LoadedBefore = @($loadedBefore)
            Completed = @($completed)
            Grade = "$($token.Grade)"
            Base = (Get-Module SessionOps).ModuleBase
            Mixed = $session, $token | Out-String
            Secret = $token.Value
            Jints = @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Jint' } | ForEach-Object Location)
            Help = (Get-Help New-YouTubeSession).Synopsis
        } | ConvertTo-Json
        Remove-Item $env:SessionOps__Store -Recurse
    }
    $answer = & (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -Command $script
    $fresh = $answer | ConvertFrom-Json
}

AfterAll {
    Uninstall-PSResource SessionOps -Scope CurrentUser -SkipDependencyCheck
    Unregister-PSResourceRepository -Name sessionops-test
}

Describe 'Package' -Tag CompletePowerShell {
    It 'is found in the repository with its tags' {
        $found = Find-PSResource SessionOps -Repository sessionops-test -Prerelease
        $found.Tags | Should -Contain 'PSEdition_Core'
        $found.ProjectUri | Should -Not -BeNullOrEmpty
        $found.ReleaseNotes | Should -Not -BeNullOrEmpty
    }

    It 'carries its licences and its bill of materials' {
        Get-Content (Join-Path $fresh.Base LICENSE) -First 1 | Should -BeLike '*GNU GENERAL PUBLIC LICENSE*'
        $notices = Get-Content (Join-Path $fresh.Base THIRD-PARTY-NOTICES.txt) -Raw
        $bill = Get-Content (Join-Path $fresh.Base sbom.cdx.json) -Raw | ConvertFrom-Json
        $bill.metadata.component.version | Should -BeLike "$(Split-Path -Leaf $fresh.Base)*"
        $bill.components.Count | Should -BeGreaterThan 20
        $bill.components | ForEach-Object { $notices | Should -BeLike "*`n$($_.name) $($_.version)*" }
    }

    It 'is loaded by its first command' {
        $fresh.LoadedBefore | Should -BeNullOrEmpty
        $fresh.Base | Should -BeLike "*Modules*SessionOps*"
        $fresh.Grade | Should -Be 'Integrity'
        $fresh.Help | Should -BeLike 'Creates a YouTube session*'
    }

    It 'completes at the first Tab' {
        $fresh.Completed | Should -Be 'default'
    }

    It 'works beside other versions of its dependencies' {
        $fresh.Jints.Count | Should -Be 2
    }

    It 'brings the engine compiled ahead' -Tag Released {
        @($fresh.Jints -like '*readytorun*').Count | Should -Be 1
    }

    It 'masks what it shows' {
        $fresh.Mixed | Should -Not -Match ([regex]::Escape($fresh.Secret))
        $fresh.Mixed | Should -Match '\*\*\*\*'
    }
}
