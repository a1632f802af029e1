param location string
param tags object

@minLength(13)
@maxLength(13)
param token string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'st${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    // Identities only: there is no key that could leak.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

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

output name string = account.name
output deploymentContainer string = account::blobs::deployment.name
output sessionContainer string = account::blobs::sessions.name
