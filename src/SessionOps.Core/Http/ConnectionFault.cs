using System.Net.Sockets;

namespace SessionOps.Http;

/// <summary>Turns connection failures into typed errors. Their messages are not repeated: they may contain a proxy's password.</summary>
internal static class ConnectionFault
{
    /// <summary>The error of an exception of the connection, its streams or the address.</summary>
    /// <param name="what">What was asked for, for messages.</param>
    /// <param name="address">Where it was asked for.</param>
    /// <param name="proxy">The proxy on the way; null when there is none.</param>
    /// <param name="error">What happened.</param>
    public static UnexpectedResponseException From(string what, Uri address, Uri? proxy, Exception error) =>
        error switch
        {
            HttpRequestException request => From(what, address, proxy, request),
            HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => TooLong(what, error),
            IOException => EndedEarly(what, error),
            _ => YouTubeSender.Malformed($"{what} was not asked for: its address has a scheme other than http and https.", error),
        };

    /// <summary>The deadline of headers and body together passed.</summary>
    public static UnexpectedResponseException TimedOut(string what, Uri address, Exception error) =>
        new(ErrorIds.TimedOut, $"{what} did not arrive from {address.Host} in time.", error) { IsTransient = true };

    private static UnexpectedResponseException From(string what, Uri address, Uri? proxy, HttpRequestException error)
    {
        switch (error.HttpRequestError)
        {
            case HttpRequestError.ConfigurationLimitExceeded:
                return TooLong(what, error);
            case HttpRequestError.ResponseEnded:
                return EndedEarly(what, error);
            case HttpRequestError.InvalidResponse:
                return YouTubeSender.Malformed($"{what} came as something that is not HTTP.", error);
            case HttpRequestError.ProxyTunnelError:
            case HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.Unknown when proxy is not null:
                return Unreachable(ErrorIds.ProxyFailed, $"{what} could not be fetched through the proxy {proxy?.Host}: {Proxy(error)}.", error);
            case HttpRequestError.SecureConnectionError:
                return Unreachable(
                    ErrorIds.Unreachable,
                    $"{what} could not be fetched from {address.Host}: the secure connection failed, as with a wrong clock or unknown certificates.",
                    error
                );
            case HttpRequestError.NameResolutionError:
                return Unreachable(ErrorIds.Unreachable, $"{what} could not be fetched from {address.Host}: the name cannot be resolved (DNS).", error);
            default:
                return Unreachable(ErrorIds.Unreachable, $"{what} could not be fetched from {address.Host}: {Connection(error)}.", error);
        }
    }

    private static string Proxy(HttpRequestException error) =>
        error switch
        {
            { StatusCode: { } status } => $"it refused with {(int)status}",
            { HttpRequestError: HttpRequestError.NameResolutionError } => "its name cannot be resolved (DNS)",
            { HttpRequestError: HttpRequestError.ProxyTunnelError } => "it refused",
            _ => Connection(error),
        };

    private static string Connection(HttpRequestException error) =>
        (error.GetBaseException() as SocketException)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "the connection was refused",
            SocketError.ConnectionReset => "the connection was reset",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable => "this network has no route to it",
            SocketError.TimedOut => "it does not answer",
            _ => "the connection failed",
        };

    private static UnexpectedResponseException Unreachable(string errorId, string message, Exception error) =>
        new(errorId, message, error) { IsTransient = true };

    private static UnexpectedResponseException EndedEarly(string what, Exception error) =>
        YouTubeSender.Malformed($"{what} ended early: the connection broke before the whole answer had arrived.", error);

    private static UnexpectedResponseException TooLong(string what, Exception error) =>
        YouTubeSender.Malformed($"{what} came with headers that are longer than any of YouTube's.", error);
}
