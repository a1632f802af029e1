param location string
param tags object
param token string
param identityId string
param identityClientId string
param hostBlobUri string
param hostQueueUri string
param hostTableUri string
param deploymentUri string
param sessionsUri string
param applicationInsightsConnectionString string

@secure()
param pluginSecret string

@secure()
param storeKey string

@secure()
param functionKey string
param refreshSchedule string
param instanceMemoryMB int
param alwaysReadyInstances int
param instanceConcurrency int
param maximumInstanceCount int

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-${token}'
  location: location
  // azd deploys to the one resource that has this tag.
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances == 0 ? [] : [{ name: 'http', instanceCount: alwaysReadyInstances }]
        triggers: {
          http: { perInstanceConcurrency: instanceConcurrency }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      AzureWebJobsStorage__blobServiceUri: hostBlobUri
      AzureWebJobsStorage__queueServiceUri: hostQueueUri
      AzureWebJobsStorage__tableServiceUri: hostTableUri
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      // Which of its identities the store takes, and that it tries nothing else.
      AZURE_CLIENT_ID: identityClientId
      AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
      SessionOps__Store: sessionsUri
      SessionOps__StoreKey: storeKey
      // The home folder of an app is read-only on Flex Consumption.
      SessionOps__CacheFolder: '/tmp/sessionops'
      SessionOps__PluginSecrets__0: pluginSecret
      // Flat, because the host resolves it for the timer.
      SESSIONOPS_REFRESH_SCHEDULE: refreshSchedule
    }
  }

  // Deployments come by Microsoft Entra ID, not by a user name and a password.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

// Without a key of one's own, Azure makes one named default.
#disable-next-line BCP081 // Bicep ships no schema of this type; the resource provider checks it.
resource hostKey 'Microsoft.Web/sites/host/functionKeys@2024-04-01' = if (!empty(functionKey)) {
  name: '${app.name}/default/sessionops'
  properties: {
    name: 'sessionops'
    value: functionKey
  }
  dependsOn: [app::settings]
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
