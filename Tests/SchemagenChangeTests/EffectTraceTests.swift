import SchemagenModel
import SchemagenPlanning
import SchemagenTestSupport
import Testing

/// What the steps declare to lock, to write anew and to read is what the server shows, exactly.
@Suite struct EffectTraceTests {
    @Test(arguments: SchemaChange.namesWithoutExtensions)
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

    @Test(.needs(extensions: "citext", "hstore", "ltree"), arguments: SchemaChange.namesWithExtensions)
    func declaredEffectsAreMeasuredWithExtensions(name: String) throws { try declaredEffectsAreMeasured(name: name) }

    /// What is declared and does not happen is found, and what happens undeclared.
    @Test(arguments: ["column-retyped", "foreign-key-added"])
    func wrongDeclarationsAreFound(name: String) throws {
        let change = try SchemaChange(fixture: name)
        let changes: [(inout StepEffect) -> Void] = [
            { $0.locks = $0.locks.filter { $0.mode < .shareUpdateExclusive } },
            { $0.locks = $0.locks.map { StepEffect.Lock($0.table, .accessExclusive) } },
            { ($0.rewrites, $0.scans) = ($0.scans, $0.rewrites) },
        ]
        for (number, tamper) in changes.enumerated() {
            try TestServer.shared.withDatabase { connection in
                var trace = try EffectTrace(change, connection, TestServer.shared.server)
                trace.declaration = {
                    var effect = $0
                    tamper(&effect)
                    return effect
                }
                #expect(try !trace.run().problems.isEmpty, "\(number)")
            }
        }
    }
}
