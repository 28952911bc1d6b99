# One file for every service: docker build --build-arg PROJECT=Orders.Api .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG PROJECT
# An image is built without the repository's history: --build-arg VERSION=1.2.3 says what it is.
ARG VERSION=0.1.0-unknown
WORKDIR /src
COPY . .
# Locked: an image is built from the packages that were tested, or not at all.
# The cache keeps packages between the builds of the services, one at a time: NuGet's own locks do not cross containers.
RUN --mount=type=cache,target=/root/.nuget/packages,sharing=locked \
    dotnet publish "$PROJECT" -c Release -p:RestoreLockedMode=true -p:Version="$VERSION" -p:UseAppHost=false \
        --artifacts-path /build -o /app
# The entry point of a chiseled image has no shell that could put the name in.
RUN ln -s "$PROJECT.dll" /app/service.dll \
    && ln -s "$PROJECT.runtimeconfig.json" /app/service.runtimeconfig.json \
    && ln -s "$PROJECT.deps.json" /app/service.deps.json \
    && mkdir /data

# "extra" has ICU, without which SqlClient refuses to work. No shell, no package manager, not root.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "service.dll"]
