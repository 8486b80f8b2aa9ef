import SchemagenTestSupport
import Testing

@Suite struct ImportCommandTests {
    @Test func aDatabaseBecomesAFile() throws {
        let project = try Project(named: "Shop")
        let server = try TestServer.shared.server
        project.environment["SCHEMAGEN_POSTGRES_BIN"] = server.binaries.folder
        try TestServer.shared.withDatabase { connection in
            try connection.execute("CREATE TABLE leads (id serial PRIMARY KEY, email text NOT NULL)")
            let name = try connection.query("SELECT current_database()").rows.first?.first.flatMap(\.self) ?? ""
            let url = server.connectionString(database: name)
            let printed = try project.run("import", url, "--name", "Shop")
            #expect(printed.status == 0, "\(printed.errors)")
            #expect(printed.output.contains("table Lead as leads {"))
            #expect(printed.errors.contains("Imported 1 table; 0 objects kept as SQL."))
            #expect(try project.run("import", url, "--name", "Shop", "-o", "shop.schema").status == 0)
            #expect(try project.read("shop.schema") == printed.output)
            let refused = try project.run("import", url, "-o", "shop.schema")
            #expect(refused.status == 2)
            #expect(refused.errors.contains("--force"))
        }
    }
}
