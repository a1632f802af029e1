param location string
param tags object

@minLength(13)
@maxLength(13)
param token string

@description('The app\'s identity.')
param identityPrincipalId string

@description('A developer who may read and write the sessions; empty for none.')
param developerPrincipalId string

// Built-in roles, by their ids, which are the same in every tenant.
var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

var identitiesOnly = {
  // There is no key that could leak.
  allowSharedKeyAccess: false
  defaultToOAuthAuthentication: true
  allowBlobPublicAccess: false
  minimumTlsVersion: 'TLS1_2'
  supportsHttpsTrafficOnly: true
}

// The Functions host's own: keys, and the locks of timers. It creates its containers itself, so it needs rights on the account.
resource host 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'sthost${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: identitiesOnly
}

resource hostRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(host.id, identityPrincipalId, storageBlobDataOwner)
  scope: host
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataOwner)
  }
}

// The package and the sessions: here the app has rights on two containers only.
resource data 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'st${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: identitiesOnly

  resource blobs 'blobServices' = {
    name: 'default'

    resource deployment 'containers' = {
      name: 'deployment'
    }

    resource sessions 'containers' = {
      name: 'sessionops'
    }
  }
}

resource deploymentRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(data::blobs::deployment.id, identityPrincipalId, storageBlobDataContributor)
  scope: data::blobs::deployment
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
  }
}

resource sessionsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(data::blobs::sessions.id, identityPrincipalId, storageBlobDataContributor)
  scope: data::blobs::sessions
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
  }
}

resource developerRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(developerPrincipalId)) {
  name: guid(data::blobs::sessions.id, developerPrincipalId, storageBlobDataContributor)
  scope: data::blobs::sessions
  properties: {
    principalId: developerPrincipalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
  }
}

output hostBlobUri string = host.properties.primaryEndpoints.blob
output hostQueueUri string = host.properties.primaryEndpoints.queue
output hostTableUri string = host.properties.primaryEndpoints.table
output deploymentUri string = '${data.properties.primaryEndpoints.blob}${data::blobs::deployment.name}'
output sessionsUri string = '${data.properties.primaryEndpoints.blob}${data::blobs::sessions.name}'
