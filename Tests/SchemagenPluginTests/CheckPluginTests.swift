import Testing

/// The checking plugin on every kind of drift, in a package that uses it from outside.
@Suite(.serialized) struct CheckPluginTests {
    @Test(arguments: BuildSystem.allCases)
    func everyTamperingFailsTheBuild(on system: BuildSystem) throws {
        let package = try FixturePackage("CheckedShop", system)
        let clean = try package.build()
        try #require(clean.status == 0, "\(clean.output)")
        for tampering in Tampering.all + Tampering.models {
            try package.tampering {
                try tampering.change(package)
            } then: { result in
                #expect(result.status != 0, "\(tampering.name) went unnoticed")
                #expect(
                    tampering.isExplained(by: result.output, on: system),
                    "\(tampering.name) says: \(result.output.suffix(2000))")
            }
        }
        let mended = try package.build()
        #expect(mended.status == 0, "\(mended.output)")
    }

    @Test(arguments: BuildSystem.allCases)
    func aCommentRecompilesNothing(on system: BuildSystem) throws {
        let package = try FixturePackage("CheckedShop", system)
        try expectNothingRecompiles(package)
    }
}

/// The generating plugin: models in the build folder, history checked.
@Suite(.serialized) struct GeneratePluginTests {
    @Test(arguments: BuildSystem.allCases)
    func everyTamperingFailsTheBuild(on system: BuildSystem) throws {
        let package = try FixturePackage("GeneratingShop", system)
        let clean = try package.build()
        try #require(clean.status == 0, "\(clean.output)")
        for tampering in Tampering.all {
            try package.tampering {
                try tampering.change(package)
            } then: { result in
                #expect(result.status != 0, "\(tampering.name) went unnoticed")
                #expect(
                    tampering.isExplained(by: result.output, on: system),
                    "\(tampering.name) says: \(result.output.suffix(2000))")
            }
        }
        let run = try package.run(["swift", "run", "--build-system", system.rawValue, "Client"])
        #expect(run.output.contains("orders open"), "\(run.output)")
    }

    @Test(arguments: BuildSystem.allCases)
    func aCommentRecompilesNothing(on system: BuildSystem) throws {
        let package = try FixturePackage("GeneratingShop", system)
        try expectNothingRecompiles(package)
    }
}

private func expectNothingRecompiles(_ package: FixturePackage) throws {
    let clean = try package.build()
    try #require(clean.status == 0, "\(clean.output)")
    let before = package.products()
    try #require(!before.isEmpty)
    let schema = try package.read("Schema/Shop.schema")
    try package.write("// A remark that reaches nothing.\n" + schema, to: "Schema/Shop.schema")
    let again = try package.build()
    #expect(again.status == 0, "\(again.output)")
    #expect(package.products() == before)
}
