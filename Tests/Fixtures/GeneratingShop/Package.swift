// swift-tools-version: 6.1

import PackageDescription

// A package whose models are made in the build folder on every build. The tests build a copy of it elsewhere.
let schemagen = Context.environment["SCHEMAGEN_PATH"] ?? "../../.."

let package = Package(
    name: "GeneratingShop",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "schemagen", path: schemagen)],
    targets: [
        .target(name: "ShopModels", plugins: [.plugin(name: "SchemagenGenerate", package: "schemagen")]),
        .executableTarget(name: "Client", dependencies: ["ShopModels"]),
    ],
    swiftLanguageModes: [.v6]
)
