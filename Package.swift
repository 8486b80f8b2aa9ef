// swift-tools-version: 6.2

import PackageDescription

// Warnings are errors for whoever develops schemagen (`Tests/run` and `.ci/run` set the variable), never for those who
// depend on it: a newer compiler's new warning must not break their build.
let strict = Context.environment["SCHEMAGEN_STRICT"] != nil
let settings: [SwiftSetting] = strict ? [.treatAllWarnings(as: .error)] : []

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["SchemagenTestSupport"], exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "schemagen",
    platforms: [.macOS(.v13)],
    products: [
        .executable(name: "schemagen", targets: ["schemagen"]),
        .library(name: "SchemagenRuntime", targets: ["SchemagenRuntime"]),
        .plugin(name: "SchemagenCheck", targets: ["SchemagenCheck"]),
        .plugin(name: "SchemagenGenerate", targets: ["SchemagenGenerate"]),
        .plugin(name: "SchemagenCommand", targets: ["SchemagenCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        // The pure core: values in, values and diagnostics out.
        module("SchemagenLanguage"),
        module("SchemagenFormatter", ["SchemagenLanguage"]),
        module("SchemagenModel", ["SchemagenLanguage"]),
        module("SchemagenValidation", ["SchemagenModel"]),
        module("SchemagenEvolution", ["SchemagenModel"]),
        module("SchemagenPlanning", ["SchemagenEvolution"]),
        module("SchemagenSQL", ["SchemagenModel", "SchemagenPlanning"]),
        module("SchemagenSwift", ["SchemagenModel"]),
        module(
            "SchemagenDocuments",
            ["SchemagenGeneration", "SchemagenHistory", "SchemagenMeasures", "SchemagenSQL", "SchemagenSwift"]),
        module("SchemagenHistory", ["SchemagenModel"]),
        module("SchemagenProject", ["SchemagenModel", "SchemagenEvolution", "SchemagenSwift", "SchemagenHistory"]),
        module("SchemagenReports", ["SchemagenLanguage"]),
        module("SchemagenMeasures", ["SchemagenRuntime"]),
        module("SchemagenGeneration", ["SchemagenProject", "SchemagenValidation", "SchemagenSQL"]),

        // The edge: files, processes, connections.
        module("SchemagenFiles", ["SchemagenProject"]),
        module("SchemagenDatabases", ["SchemagenMeasures", "SchemagenRuntime"]),
        module("SchemagenVerification", ["SchemagenGeneration", "SchemagenDatabases"]),
        module(
            "SchemagenImport",
            [
                "SchemagenFormatter", "SchemagenModel", "SchemagenDatabases", "SchemagenGeneration",
                "SchemagenVerification",
            ]),
        .executableTarget(
            name: "schemagen",
            dependencies: [
                "SchemagenFormatter", "SchemagenGeneration", "SchemagenReports", "SchemagenDocuments", "SchemagenFiles",
                "SchemagenMeasures", "SchemagenVerification", "SchemagenImport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "schemagen-build",
            dependencies: ["SchemagenProject", "SchemagenFiles"],
            swiftSettings: settings),

        // What consumers' builds run.
        .plugin(name: "SchemagenCheck", capability: .buildTool(), dependencies: ["schemagen-build"]),
        .plugin(name: "SchemagenGenerate", capability: .buildTool(), dependencies: ["schemagen-build"]),
        .plugin(
            name: "SchemagenCommand",
            capability: .command(
                intent: .custom(
                    verb: "schemagen", description: "Generate models, migrations and documents; format the schema"),
                permissions: [.writeToPackageDirectory(reason: "writes Generated/ and formats Schema/")]),
            dependencies: ["schemagen"]),

        // What generated code may import.
        module("SchemagenRuntime"),

        // Tests.
        .target(
            name: "SchemagenTestSupport",
            dependencies: ["SchemagenGeneration", "SchemagenDatabases"],
            path: "Tests/SchemagenTestSupport",
            swiftSettings: settings),
        tests("SchemagenLanguageTests", ["SchemagenLanguage"]),
        tests("SchemagenFormatterTests", ["SchemagenFormatter"]),
        tests("SchemagenModelTests", ["SchemagenModel", "SchemagenValidation"]),
        tests(
            "SchemagenSQLTests",
            [
                "SchemagenLanguage", "SchemagenModel", "SchemagenPlanning", "SchemagenSQL",
                "SchemagenDatabases",
            ]),
        tests("SchemagenSwiftTests", ["SchemagenLanguage", "SchemagenModel", "SchemagenSwift"]),
        tests(
            "SchemagenDocumentsTests",
            [
                "SchemagenDocuments", "SchemagenGeneration", "SchemagenMeasures", "SchemagenProject",
                "SchemagenValidation",
            ]),
        tests(
            "SchemagenExpressionTests",
            [
                "SchemagenLanguage", "SchemagenModel", "SchemagenPlanning", "SchemagenSQL", "SchemagenSwift",
                "SchemagenDatabases", "SchemagenRuntime",
            ]),
        tests("SchemagenEvolutionTests", ["SchemagenEvolution", "SchemagenPlanning"]),
        tests(
            "SchemagenChangeTests",
            [
                "SchemagenLanguage", "SchemagenModel", "SchemagenPlanning", "SchemagenSQL", "SchemagenDatabases",
                "SchemagenVerification", "SchemagenGeneration", "SchemagenValidation",
            ]),
        tests(
            "SchemagenDatabasesTests", ["SchemagenDatabases", "SchemagenMeasures", "SchemagenModel", "SchemagenSQL"]),
        tests("SchemagenHistoryTests", ["SchemagenHistory"]),
        tests("SchemagenProjectTests", ["SchemagenGeneration", "SchemagenFiles"]),
        tests("SchemagenLintTests", ["SchemagenGeneration", "SchemagenReports", "SchemagenFormatter"]),
        tests(
            "SchemagenLivingExampleTests",
            [
                "SchemagenGeneration", "SchemagenDocuments", "SchemagenDatabases", "SchemagenFiles",
                "SchemagenVerification",
            ]),
        tests(
            "SchemagenImportTests",
            [
                "SchemagenImport", "SchemagenGeneration", "SchemagenPlanning", "SchemagenSQL",
                "SchemagenDatabases", "SchemagenFiles",
            ]),
        tests("SchemagenCommandLineTests", ["schemagen", "SchemagenDatabases"]),
        tests("SchemagenPluginTests", ["schemagen-build"]),
        tests("SchemagenRuntimeTests", ["SchemagenRuntime", "SchemagenDatabases"]),
        tests(
            "SchemagenReferenceTests",
            ["SchemagenFormatter", "SchemagenModel", "SchemagenValidation", "SchemagenPlanning"]),
        .executableTarget(
            name: "schemagen-benchmark",
            dependencies: ["SchemagenGeneration", "SchemagenDocuments", "SchemagenFiles"],
            path: "Tests/Benchmark", exclude: ["consumer"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
