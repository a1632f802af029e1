# The standalone server. Listens on 4416 and refuses to start without a key:
#   docker build -t sessionops .
#   docker run --read-only --cap-drop ALL -p 4416:4416 -v sessionops:/data -e SessionOps__Keys__me=$(openssl rand -hex 24) sessionops
# The base images are fixed by the digests of their lists of platforms; Dependabot renews them. By hand:
#   docker buildx imagetools inspect mcr.microsoft.com/dotnet/sdk:10.0
# Compiled on the builder's own platform for the one that is asked for.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0@sha256:e1ffd2a92ae84c1291bc1b6887501f8af98e6331e7af6d4c8d37168c5e87a64c AS build
ARG TARGETARCH
ARG VERSION
WORKDIR /src
COPY . .
# As CI, which restores only what the lock files name.
RUN CI=true dotnet publish src/SessionOps.Server -c Release --arch "$TARGETARCH" --no-self-contained ${VERSION:+-p:Version=$VERSION} -o /app && mkdir /data

# Without a shell or a package manager, as a user without rights.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled@sha256:9651fa59abcdf177c30392cb44a820605ca5d618429ab37acbf6e7c644510b02
COPY --from=build /app /app
COPY --from=build --chown=$APP_UID /data /data
USER $APP_UID
VOLUME /data
# The base image's own port is not this one. Diagnostics would need a writable /tmp.
ENV ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://+:4416 \
    DOTNET_EnableDiagnostics=0 \
    SessionOps__Store=file:/data/sessions \
    SessionOps__CacheFolder=/data/cache
EXPOSE 4416
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s CMD ["dotnet", "/app/SessionOps.Server.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "/app/SessionOps.Server.dll"]
