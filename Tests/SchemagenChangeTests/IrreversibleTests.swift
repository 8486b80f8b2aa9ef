import SchemagenDatabases
import SchemagenModel
import SchemagenTestSupport
import Testing

/// A way back that rows bar says so, names what is lost, and leaves everything as it was; without rows it is open.
@Suite struct IrreversibleTests {
    @Test func onSQLite() throws {
        let message = try message(.sqlite, on: SQLiteReplayServer())
        #expect(
            message.contains(
                "Order's 1.it's, Order's 1.size cannot come back: their values are gone, and they cannot be NULL"),
            "\(message)")
        #expect(message.contains("restore a backup"), "\(message)")
    }

    @Test func onPostgreSQL() throws {
        for server in try TestServer.all.get() {
            let message = try message(.postgresql, on: PostgreSQLReplayServer(server.server))
            #expect(
                message.hasPrefix("Order's 1.size cannot come back: its values are gone, and it cannot be NULL"),
                "\(message)")
            #expect(message.contains("restore a backup"), "\(message)")
        }
    }

    /// What the way back says when there is a row.
    private func message<Server: ReplayServer>(_ kind: Database, on server: Server) throws -> String {
        let steps = try SchemaChange(fixture: "column-required-removed").steps(kind)
        let change = steps.dropFirst()
        #expect(change.contains { $0.isIrreversible })
        let heads = change.map(\.down.text).joined()
        #expect(heads.contains("comes again without") || heads.contains("come again without"))
        #expect(heads.contains("-- Irreversible where Order's 1 has rows:"))
        return try server.withDatabase { database in
            for step in steps { try database.run(step.up.text) }
            let after = try database.catalogue()
            for step in change.reversed() { try database.run(step.down.text) }
            for step in change { try database.run(step.up.text) }
            try database.run("INSERT INTO \"Order's 1\" (note) VALUES ('a')")
            let failure = #expect(throws: ScriptFailure.self) {
                for step in change.reversed() { try database.run(step.down.text) }
            }
            #expect(try database.catalogue().differences(from: after).isEmpty)
            return failure?.message ?? ""
        }
    }
}
