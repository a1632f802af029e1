param location string
param tags object
param token string

@description('The app\'s identity, by which telemetry comes.')
param identityPrincipalId string

@description('The address that gets an e-mail when refreshes fail; empty for none.')
param alertEmail string

var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${token}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${token}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // Telemetry comes by the app's identity; the connection string alone is not enough.
    DisableLocalAuth: true
  }
}

resource telemetryRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(applicationInsights.id, identityPrincipalId, monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

resource mail 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(alertEmail)) {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'sessionops'
    enabled: true
    emailReceivers: [
      {
        name: 'mail'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

// One failure may be a busy minute of YouTube's; a session is due an hour before it expires, so two in a row still leave time.
resource failedRefreshes 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-failed-refreshes-${token}'
  location: location
  tags: tags
  properties: {
    displayName: 'SessionOps: refreshes fail'
    description: 'The timer failed twice or more within an hour: sessions will expire. The workbook SessionOps shows why.'
    severity: 2
    enabled: true
    scopes: [applicationInsights.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: 'requests | where name has "UpdateYouTubeSessionTimer" and success == false'
          timeAggregation: 'Count'
          operator: 'GreaterThanOrEqual'
          threshold: 2
        }
      ]
    }
    actions: empty(alertEmail) ? {} : { actionGroups: [mail.id] }
    autoMitigate: true
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(applicationInsights.id, 'sessionops')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'SessionOps'
    category: 'workbook'
    sourceId: applicationInsights.id
    serializedData: loadTextContent('workbook.json')
  }
}

output connectionString string = applicationInsights.properties.ConnectionString
