import SchemagenDatabases
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

    @Test func aSQLiteFileBecomesAProject() throws {
        let project = try Project()
        let database = try SQLiteDatabase(.file(project.path + "/shop.db"))
        try database.execute("CREATE TABLE leads (id INTEGER PRIMARY KEY, email NVARCHAR(80) NOT NULL)")
        database.close()
        let imported = try project.run("import", "shop.db", "-o", "Schema/Shop.schema")
        #expect(imported.status == 0)
        #expect(imported.errors == "Imported 1 table; 0 objects kept as SQL.\n")
        #expect(try project.run("generate").status == 0)
        #expect(try project.run("drift", "shop.db").status == 0)
        #expect(try project.run("baseline", "shop.db").output == "recorded    0001_initial\n")
    }

    @Test func whatIsNoDatabaseIsNamed() throws {
        let project = try Project(named: "Shop")
        let missing = try project.run("import", "other.db")
        #expect(missing.status == 2)
        #expect(missing.errors == "error: other.db: there is no such database\n")
        let text = try project.run("import", "sqlite:Schema/Shop.schema")
        #expect(text.status == 2)
        #expect(text.errors == "error: Schema/Shop.schema: file is not a database\n")
        #expect(text.output == "")
    }
}
