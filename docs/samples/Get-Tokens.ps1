# Tokens for a list of videos, one attestation for all of them, as lines of JSON.
param(
    [Parameter(Mandatory)]
    [string[]] $VideoId
)
$ErrorActionPreference = 'Stop'

$session = Get-YouTubeSession
foreach ($token in $VideoId | Get-PoToken) {
    [ordered]@{
        videoId     = $token.ContentBinding
        poToken     = $token.Value
        visitorData = $session.VisitorData
        grade       = "$($token.Grade)"
        expiresAt   = $token.ExpiresAt.ToString('o')
    } | ConvertTo-Json -Compress
}
