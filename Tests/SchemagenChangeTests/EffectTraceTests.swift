import SchemagenModel
import SchemagenPlanning
import SchemagenTestSupport
import Testing

/// What the steps declare to lock, to write anew and to read is what the server shows, exactly.
@Suite struct EffectTraceTests {
    @Test(arguments: SchemaChange.names)
    func declaredEffectsAreMeasured(name: String) throws {
        let change = try SchemaChange(fixture: name)
        guard change.after.settings.databases.contains(.postgresql) else { return }
        for server in try TestServer.all.get() {
            try server.withDatabase { connection in
                let (steps, problems) = try EffectTrace(change, connection, server.server).run()
                #expect(steps > 0)
                if !problems.isEmpty { Issue.record("\(problems.joined(separator: "\n"))") }
            }
        }
    }
}
