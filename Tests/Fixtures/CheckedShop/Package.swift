// swift-tools-version: 6.1

import PackageDescription

// A package that commits its models and has them checked on every build. The tests build a copy of it elsewhere.
let schemagen = Context.environment["SCHEMAGEN_PATH"] ?? "../../.."

let package = Package(
    name: "CheckedShop",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "schemagen", path: schemagen)],
    targets: [
        .target(
            name: "ShopModels", path: "Generated/Models",
            plugins: [.plugin(name: "SchemagenCheck", package: "schemagen")]),
        .executableTarget(name: "Client", dependencies: ["ShopModels"]),
    ],
    swiftLanguageModes: [.v6]
)
