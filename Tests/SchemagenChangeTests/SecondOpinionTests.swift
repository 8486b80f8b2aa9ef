import Foundation
import SchemagenModel
import SchemagenPlanning
import SchemagenSQL
import SchemagenTestSupport
import Testing

/// An outside linter on the up files of all fixtures: each of its findings is something that the plan declares.
@Suite struct SecondOpinionTests {
    /// The rules that are about no effect of a step.
    static let leftOut = [
        // `IF NOT EXISTS` takes an index that a broken build left behind for the one that is wanted.
        "prefer-robust-stmts",
        // The runner sets a timeout for locks. One for statements would end the building of a large index.
        "require-statement-timeout",
        // Which types columns have is the author's choice.
        "prefer-bigint-over-int", "prefer-bigint-over-smallint", "prefer-text-field", "prefer-timestamp-tz",
        // So is whether there are domains.
        "ban-create-domain-with-constraint",
        // Of types, sequences, constraints and indexes: no generated code names them.
        "renaming-object",
    ]

    /// What a step has to declare where the linter finds something in it.
    static let declared: [String: @Sendable (Subject) -> Bool] = [
        // The runner sets the timeout; but the lock that the linter names has to be known.
        "require-lock-timeout": { $0.effect.locks.isEmpty || $0.declaresLock },
        "changing-column-type": { $0.isLocked(.accessExclusive) },
        // Those of domains lock nothing.
        "ban-drop-constraint": { $0.isLocked(.accessExclusive) || $0.isDomainCheck },
        "ban-drop-default": { $0.isLocked(.accessExclusive) },
        "ban-drop-not-null": { $0.isLocked(.accessExclusive) },
        "adding-not-nullable-field": { $0.isLocked(.accessExclusive) && $0.effect.breaking != nil },
        "ban-drop-column": { $0.isLocked(.accessExclusive) && $0.effect.breaking != nil },
        "ban-drop-table": { !$0.effect.losses.isEmpty && $0.effect.breaking != nil },
        "renaming-column": { $0.effect.breaking != nil },
        "renaming-table": { $0.effect.breaking != nil },
        "ban-set-schema": { $0.effect.breaking != nil },
        "ban-alter-identity": { $0.isLocked(.accessExclusive) },
        "adding-field-with-default": {
            $0.isLocked(.accessExclusive) && (!$0.effect.rewrites.isEmpty || $0.addsOneValueToAllRows)
        },
        "ban-drop-generated-expression": { $0.isLocked(.accessExclusive) },
        // A serial's: the column is numbered by another.
        "ban-drop-sequence": { $0.isLocked(.accessExclusive) },
        // A view can come again.
        "ban-drop-view": { $0.isLocked(.accessExclusive) },
        // The trigger's function goes with the trigger; another one can come again.
        "ban-drop-function": { $0.isLocked(.accessExclusive) || $0.effect.breaking != nil || $0.comesAgain },
        // Its columns are gone or have another type by then, or another type has taken its name.
        "ban-drop-type": { $0.isMigrationBreaking || $0.comesAgain },
        "ban-drop-domain": { $0.isMigrationBreaking || $0.comesAgain },
        // It locks nothing until it is validated.
        "ban-alter-domain-with-add-constraint": { $0.isDomainCheck },
        "require-concurrent-index-deletion": { $0.isLocked(.accessExclusive) },
        "require-concurrent-index-creation": {
            ($0.isLocked(.share) && !$0.effect.scans.isEmpty) || $0.isOnNewTable
        },
        "constraint-missing-not-valid": { !$0.effect.scans.isEmpty },
        "adding-foreign-key-constraint": { $0.isLocked(.shareRowExclusive) && !$0.effect.scans.isEmpty },
        "disallowed-unique-constraint": { $0.isLocked(.accessExclusive) && !$0.effect.scans.isEmpty },
        "adding-serial-primary-key-field": { $0.isLocked(.accessExclusive) && !$0.effect.scans.isEmpty },
    ]

    /// What the linter finds something in.
    struct Subject {
        var step: Step
        var effect: StepEffect
        var migration: MigrationPlan
        var finding: Squawk.Finding

        func isLocked(_ mode: LockMode) -> Bool { !effect.tables(lockedBy: mode).isEmpty }

        /// Whether the lock that the linter names is declared.
        var declaresLock: Bool {
            let words = finding.help ?? ""
            let named = LockMode.allCases.first { words.contains("requires: \($0.words) lock") }
            return named.map { mode in effect.locks.contains { $0.mode >= mode } } ?? true
        }

        var isMigrationBreaking: Bool { migration.up.contains { $0.effect.breaking != nil } }

        /// Whether a column comes with a default that is evaluated once: the linter takes whatever is no literal for one that
        /// rewrites the table.
        var addsOneValueToAllRows: Bool {
            guard case .addColumn(let column, _, _) = step, let value = column.defaultValue else { return false }
            return switch value.kind {
            case .integer, .negate, .call(.now, _), .call(.today, _): true
            default: false
            }
        }

        /// Whether the same migration makes the table, so that nobody else waits for it.
        var isOnNewTable: Bool {
            guard case .createIndex(_, let owner, _, _) = step else { return false }
            return migration.up.contains { planned in
                if case .createTable(let table, _) = planned.step { table.info.name == owner } else { false }
            }
        }

        var isDomainCheck: Bool {
            switch step {
            case .addDomainCheck, .dropDomainCheck: true
            default: false
            }
        }

        /// Whether something of the kind takes the place of what goes.
        var comesAgain: Bool {
            migration.up.contains { planned in
                switch (step, planned.step) {
                case (.dropOpaque(let gone), .createOpaque(let made)): gone.name == made.name
                case (.dropDomain, .createDomain), (.dropEnum, .createEnum): true
                default: false
                }
            }
        }
    }

    @Test(.needsSquawk) func everyFindingIsDeclared() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "schemagen-squawk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String: (migration: MigrationPlan, lines: [Int])] = [:]
        for name in SchemaChange.names {
            let change = try SchemaChange(fixture: name)
            guard change.after.settings.databases.contains(.postgresql) else { continue }
            let (plan, written) = try change.files(.postgresql)
            for (number, file) in written.enumerated() where number < plan.migrations.count {
                let path = folder.appending(path: "\(name)-\(number).sql")
                try file.up.write(to: path, atomically: true, encoding: .utf8)
                let lines = try Self.lines(of: plan.migrations[number], file.up, plan, change)
                files[path.path] = (plan.migrations[number], lines)
            }
        }
        let findings = try Squawk.findings(
            in: files.keys.sorted().map { URL(filePath: $0) }, without: Self.leftOut)
        // The linter reads the files: there is something in them for most of its rules.
        #expect(Set(findings.map(\.rule)).count >= 15)
        for finding in findings {
            guard let (migration, lines) = files[finding.file],
                let number = lines.lastIndex(where: { $0 <= finding.line })
            else {
                Issue.record("\(finding) is about no step")
                continue
            }
            let step = migration.up[number]
            let subject = Subject(step: step.step, effect: step.effect, migration: migration, finding: finding)
            let isDeclared = Self.declared[finding.rule]?(subject) ?? false
            let place = "\(finding.file.split(separator: "/").last ?? ""):\(finding.line + 1)"
            #expect(isDeclared, "\(place): \(step.step.summary): \(finding.rule): \(finding.help ?? finding.message)")
        }
    }

    /// The line that each step of a file starts at, from 0.
    private static func lines(
        of migration: MigrationPlan, _ text: String, _ plan: ChangePlan, _ change: SchemaChange
    ) throws -> [Int] {
        func body(_ text: String) -> [Substring] {
            Array(text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.hasPrefix("--") })
        }
        var line = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("--") }.count
        var lines: [Int] = []
        for step in migration.up {
            lines.append(line)
            let single = ChangePlan(
                database: .postgresql, migrations: [MigrationPlan(up: [step])], renamed: plan.renamed)
            let file = MigrationFileWriter.write(single, titles: ["step"], from: change.before, to: change.after)[0]
            // What is behind the last line break is no line.
            line += max(body(file.up).count - 1, 0)
        }
        #expect(line == text.split(separator: "\n", omittingEmptySubsequences: false).count - 1)
        return lines
    }
}

extension LockMode {
    /// As the linter says it: `ACCESS EXCLUSIVE`.
    fileprivate var words: String {
        rawValue.reduce(into: "") { text, letter in
            if letter.isUppercase, !text.isEmpty { text += " " }
            text += letter.uppercased()
        }
    }
}
