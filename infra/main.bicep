targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('The name of the azd environment; the resources are named after it.')
param environmentName string

@minLength(1)
@description('The region; it must offer Flex Consumption.')
param location string

@secure()
@description('The path secret of yt-dlp\'s plugin, at least 16 characters; empty for none.')
param pluginSecret string = ''

@secure()
@description('A function key of your own, named sessionops; empty for none. Azure takes it only once the app runs: set it after the first deployment.')
param functionKey string = ''

@description('When shared sessions are checked for refresh: NCRONTAB with six fields, in UTC.')
param refreshSchedule string = '0 */5 * * * *'

@minValue(1)
@maxValue(1000)
@description('The most instances; each keeps a minter of its own.')
param maximumInstanceCount int = 40

var tags = { 'azd-env-name': environmentName }
var token = toLower(uniqueString(subscription().id, environmentName, location))

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module monitoring 'monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    location: location
    tags: tags
    token: token
  }
}

module storage 'storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    location: location
    tags: tags
    token: token
  }
}

module app 'app.bicep' = {
  name: 'app'
  scope: group
  params: {
    location: location
    tags: union(tags, { 'azd-service-name': 'functions' })
    token: token
    storageAccountName: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    sessionContainer: storage.outputs.sessionContainer
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    pluginSecret: pluginSecret
    functionKey: functionKey
    refreshSchedule: refreshSchedule
    maximumInstanceCount: maximumInstanceCount
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output SERVICE_FUNCTIONS_NAME string = app.outputs.name
output SERVICE_FUNCTIONS_URI string = app.outputs.uri
