using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SessionOps.Core.Tests.Sessions;
using SessionOps.Storage;

namespace SessionOps.Core.Tests.Registration;

/// <summary>How a program gets a session service of the library, with and without a container.</summary>
public sealed class RegistrationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-registration-");
    private readonly PageHandler _pages = new();
    private readonly FakeEngine _engine = new();

    public void Dispose()
    {
        _pages.Dispose();
        _engine.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Gives_a_container_one_service_that_sends_with_the_programs_own_client()
    {
        using var http = new HttpClient(_pages);
        await using var provider = InFolder(new ServiceCollection()).UseEngine(_ => _engine).UseHttpClient(_ => http).Services.BuildServiceProvider();

        var sessions = provider.GetRequiredService<ISessionService>();
        var visitorData = await sessions.GetVisitorDataAsync();

        Assert.Same(sessions, provider.GetRequiredService<ISessionService>());
        Assert.Equal(PageHandler.VisitorData(1), visitorData.Value);
        Assert.Equal(1, _pages.Pages);
    }

    [Fact]
    public async Task Takes_a_named_client_of_the_factory()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("youtube").ConfigurePrimaryHttpMessageHandler(() => _pages);
        await using var provider = InFolder(services).UseEngine(_ => _engine).UseHttpClient("youtube").Services.BuildServiceProvider();

        await provider.GetRequiredService<ISessionService>().GetVisitorDataAsync();

        Assert.Equal(1, _pages.Pages);
    }

    [Fact]
    public async Task Uses_the_programs_own_engine_and_store_and_ends_the_engine_with_the_container()
    {
        var store = new FileSessionStore(Path.Combine(_folder.FullName, "own"), TimeProvider.System);
        var provider = InFolder(new ServiceCollection()).UseEngine(_ => _engine).UseStore(_ => store).Services.BuildServiceProvider();

        var status = provider.GetRequiredService<ISessionService>().Status;
        await provider.DisposeAsync();

        Assert.Equal(("fake", store.Location), (status.Engine, status.StoreLocation));
        Assert.True(_engine.IsDisposed);
    }

    [Fact]
    public async Task Takes_the_last_engine_that_was_chosen()
    {
        using var first = new FakeEngine();
        var services = new ServiceCollection();
        InFolder(services).UseEngine(_ => first);
        services.AddSessionOps().UseEngine(_ => _engine);
        var provider = services.BuildServiceProvider();

        _ = provider.GetRequiredService<ISessionService>();
        await provider.DisposeAsync();

        Assert.Equal((false, true), (first.IsDisposed, _engine.IsDisposed));
    }

    [Fact]
    public async Task Reads_the_section_of_a_configuration()
    {
        var configuration = Configuration(("SessionOps:Store", _folder.FullName), ("SessionOps:ScriptTimeout", "7"), ("Logging:LogLevel:Default", "None"));
        await using var provider = new ServiceCollection().AddSessionOps(configuration).Services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<SessionOpsOptions>>().Value;

        Assert.Equal((_folder.FullName, TimeSpan.FromSeconds(7)), (options.Store, options.ScriptTimeout));
    }

    [Fact]
    public void Refuses_a_setting_that_there_is_not()
    {
        using var provider = new ServiceCollection().AddSessionOps(Configuration(("SessionOps:Engin", "v8"))).Services.BuildServiceProvider();

        var error = Assert.Throws<InvalidInputException>(() => provider.GetRequiredService<IOptions<SessionOpsOptions>>().Value);

        Assert.Contains("SessionOps__Engine", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_section_in_place_of_the_whole_configuration()
    {
        using var provider = new ServiceCollection()
            .AddSessionOps(Configuration(("SessionOps:Store", "here")).GetSection("SessionOps"))
            .Services.BuildServiceProvider();

        Assert.Throws<ArgumentException>(() => provider.GetRequiredService<IOptions<SessionOpsOptions>>().Value);
    }

    [Fact]
    public void Refuses_options_that_cannot_be_used_before_the_host_starts()
    {
        using var provider = new ServiceCollection().AddSessionOps(options => options.ScriptTimeout = TimeSpan.Zero).Services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.StartsWith("SessionOpsOptions.ScriptTimeout is not a number of seconds", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Action<SessionOpsOptions>, string> UnusableOptions =>
        new()
        {
            { options => options.YouTubeUrl = new Uri("/page", UriKind.Relative), nameof(SessionOpsOptions.YouTubeUrl) },
            { options => options.AttestationUrl = new Uri("ftp://host"), nameof(SessionOpsOptions.AttestationUrl) },
            { options => options.Proxy = new Uri("http://me:secret@host:1/word"), nameof(SessionOpsOptions.Proxy) },
            { options => options.UserAgent = "two\nlines", nameof(SessionOpsOptions.UserAgent) },
            { options => options.Engine = "quickjs", nameof(SessionOpsOptions.Engine) },
            { options => options.Engine = "v8", nameof(SessionOpsOptions.Engine) },
            { options => options.Store = "ftp://host/folder", nameof(SessionOpsOptions.Store) },
            { options => options.Store = "https://account.blob.core.windows.net/sessions?sig=secret", nameof(SessionOpsOptions.Store) },
        };

    [Theory]
    [MemberData(nameof(UnusableOptions))]
    public void Refuses_options_without_their_values(Action<SessionOpsOptions> change, string option)
    {
        var options = new SessionOpsOptions();
        change(options);

        var error = Assert.Throws<InvalidInputException>(() => SessionOpsClient.Create(options));

        Assert.Equal((ErrorIds.InvalidConfiguration, option), (error.ErrorId, error.Parameter));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_package_that_is_missing()
    {
        var engine = Assert.Throws<InvalidInputException>(() => SessionOpsClient.Create(new SessionOpsOptions { Engine = "v8" }));
        var store = Assert.Throws<InvalidInputException>(() => SessionOpsClient.Create(new SessionOpsOptions { Store = "UseDevelopmentStorage=true" }));

        Assert.Contains("SessionOps.Engines.V8", engine.Message, StringComparison.Ordinal);
        Assert.Contains("SessionOps.Storage.Blobs", store.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_to_the_programs_own_logger()
    {
        using var log = new ListLogger();
        using var http = new HttpClient(_pages);
        var dependencies = new SessionServiceDependencies
        {
            Engine = _engine,
            HttpClient = http,
            LoggerFactory = log,
            Store = new FileSessionStore(_folder.FullName, TimeProvider.System),
        };
        await using var sessions = SessionOpsClient.Create(new SessionOpsOptions { CacheFolder = _folder.FullName }, dependencies);

        await sessions.GetVisitorDataAsync();

        Assert.Contains(log.Categories, category => category.StartsWith("SessionOps.", StringComparison.Ordinal));
    }

    private SessionOpsBuilder InFolder(IServiceCollection services) =>
        services.AddSessionOps(options =>
        {
            options.Store = _folder.FullName;
            options.CacheFolder = _folder.FullName;
            options.KeepSpareWorld = false;
        });

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();

    private sealed class ListLogger : ILoggerFactory
    {
        public List<string> Categories { get; } = [];

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public ILogger CreateLogger(string categoryName)
        {
            Categories.Add(categoryName);
            return NullLogger.Instance;
        }

        public void Dispose() { }
    }
}
