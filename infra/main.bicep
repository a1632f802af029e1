targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('The name of the azd environment; the resources are named after it.')
param environmentName string

@minLength(1)
@description('The region; it must offer Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@description('A developer who may read and write the stored sessions; azd passes the user who provisions. Empty for none.')
param principalId string = ''

@secure()
@description('The path secret of yt-dlp\'s plugin, at least 16 characters; empty for none.')
param pluginSecret string = ''

@secure()
@description('Encrypts the stored sessions: 32 bytes in base64; empty for the storage\'s own encryption alone.')
param storeKey string = ''

@secure()
@description('A function key of your own, named sessionops; empty for none. Azure takes it only once the app runs: set it after the first deployment.')
param functionKey string = ''

@description('When shared sessions are checked for refresh: NCRONTAB with six fields, in UTC. Each run may wake an instance of its own.')
param refreshSchedule string = '0 */30 * * * *'

@allowed([512, 2048, 4096])
@description('The memory of an instance. A worker takes some 200 MB beside the host.')
param instanceMemoryMB int = 2048

@minValue(0)
@maxValue(100)
@description('Instances that are always ready, and paid for, to answer HTTP: one for yt-dlp\'s plugin, which waits five seconds for an answer.')
param alwaysReadyInstances int = 0

@minValue(1)
@maxValue(1000)
@description('Requests that one instance answers at once before Azure adds another. Mints take a millisecond; an attestation keeps a processor busy for a second.')
param instanceConcurrency int = 32

@minValue(1)
@maxValue(1000)
@description('The most instances; each keeps a minter of its own.')
param maximumInstanceCount int = 40

@description('The address that gets an e-mail when refreshes fail; empty for none.')
param alertEmail string = ''

var tags = { 'azd-env-name': environmentName }
var token = toLower(uniqueString(subscription().id, environmentName, location))

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    location: location
    tags: tags
    token: token
  }
}

module monitoring 'monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    identityPrincipalId: identity.outputs.principalId
    alertEmail: alertEmail
  }
}

module storage 'storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    identityPrincipalId: identity.outputs.principalId
    developerPrincipalId: principalId
  }
}

module app 'app.bicep' = {
  name: 'app'
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostBlobUri: storage.outputs.hostBlobUri
    hostQueueUri: storage.outputs.hostQueueUri
    hostTableUri: storage.outputs.hostTableUri
    deploymentUri: storage.outputs.deploymentUri
    sessionsUri: storage.outputs.sessionsUri
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    pluginSecret: pluginSecret
    storeKey: storeKey
    functionKey: functionKey
    refreshSchedule: refreshSchedule
    instanceMemoryMB: instanceMemoryMB
    alwaysReadyInstances: alwaysReadyInstances
    instanceConcurrency: instanceConcurrency
    maximumInstanceCount: maximumInstanceCount
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output SERVICE_FUNCTIONS_NAME string = app.outputs.name
output SERVICE_FUNCTIONS_URI string = app.outputs.uri
