# SalesWeb on Debian. Microsoft ships no Debian images of .NET 10 (10.0 is Ubuntu), so the program is built in the SDK's
# image, and the runtime, which is the same portable build for every Linux with glibc, is put on Debian 12.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# The packages first: as long as no lock file changes, this layer comes from the cache.
COPY Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY SalesWeb/SalesWeb.csproj SalesWeb/packages.lock.json SalesWeb/
RUN dotnet restore SalesWeb --locked-mode
COPY SalesWeb SalesWeb
COPY config.yaml ./
COPY data/sales_data.csv data/
RUN dotnet publish SalesWeb -c Release -o /app --no-restore

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime

FROM debian:12-slim
# libstdc++ and OpenSSL are what .NET itself needs; Debian's SQLite is newer than the one that comes along.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libsqlite3-0 libssl3 libstdc++6 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 salesweb \
    && useradd --uid 10001 --gid salesweb --no-create-home --home-dir /data --shell /usr/sbin/nologin salesweb \
    && install -d -o salesweb -g salesweb /data
COPY --from=runtime /usr/share/dotnet /usr/share/dotnet
COPY --from=build /app /app

# The overlay "docker" of config.yaml listens on every address, at port 8080.
ENV DOTNET_ROOT=/usr/share/dotnet \
    SALESWEB_ENV=docker \
    SALESWEB_DATA_DIR=/data
WORKDIR /app
USER salesweb
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["/app/SalesWeb", "healthcheck"]
ENTRYPOINT ["/app/SalesWeb"]
