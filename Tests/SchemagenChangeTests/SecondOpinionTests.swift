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
        // Its value comes from the default of its domain, which the linter does not know, and the table is written anew.
        "adding-required-field": {
            $0.isLocked(.accessExclusive) && (!$0.effect.rewrites.isEmpty || $0.effect.breaking != nil)
        },
        "ban-drop-column": { $0.isLocked(.accessExclusive) && $0.effect.breaking != nil },
        "ban-drop-table": {
            ($0.effect.breaking != nil && !$0.effect.losses.isEmpty) || $0.isHelper || $0.writesRowsElsewhere
        },
        "renaming-column": { $0.effect.breaking != nil },
        // A table that is made anew steps aside, and another takes its name before anybody sees it.
        "renaming-table": { $0.effect.breaking != nil || $0.writesRowsElsewhere },
        "ban-set-schema": { $0.effect.breaking != nil },
        "ban-drop-schema": { $0.isMigrationBreaking },
        // Its rows move in the same transaction, which can do nothing concurrently.
        "require-concurrent-partition-detach": { $0.isLocked(.accessExclusive) },
        "ban-alter-identity": { $0.isLocked(.accessExclusive) },
        "adding-field-with-default": {
            $0.isLocked(.accessExclusive) && (!$0.effect.rewrites.isEmpty || $0.addsOneValueToAllRows)
        },
        "ban-drop-generated-expression": { $0.isLocked(.accessExclusive) },
        // A serial's: the column is numbered by another. One by itself takes its number along.
        "ban-drop-sequence": { $0.isLocked(.accessExclusive) || $0.isLossy },
        // A view can come again.
        "ban-drop-view": { $0.isLocked(.accessExclusive) },
        // The trigger's function goes with the trigger; another one can come again.
        "ban-drop-function": { $0.isLocked(.accessExclusive) || $0.effect.breaking != nil || $0.comesAgain },
        // Its columns are gone or have another type by then, or another type has taken its name.
        "ban-drop-type": { $0.isMigrationBreaking || $0.comesAgain },
        "ban-drop-extension": { $0.effect.breaking != nil },
        "ban-drop-domain": { $0.isMigrationBreaking || $0.comesAgain },
        // It locks nothing until it is validated.
        "ban-alter-domain-with-add-constraint": { $0.isDomainCheck },
        "require-concurrent-index-deletion": { $0.isLocked(.accessExclusive) },
        "require-concurrent-index-creation": {
            ($0.isLocked(.share) && (!$0.effect.scans.isEmpty || $0.hasNoRows)) || $0.isOnNewTable
        },
        "constraint-missing-not-valid": { !$0.effect.scans.isEmpty || $0.isOnNewTable },
        "adding-foreign-key-constraint": {
            ($0.isLocked(.shareRowExclusive) && !$0.effect.scans.isEmpty) || $0.isOnNewTable
        },
        "disallowed-unique-constraint": { $0.isLocked(.accessExclusive) && !$0.effect.scans.isEmpty },
        "adding-serial-primary-key-field": { $0.isLocked(.accessExclusive) && !$0.effect.scans.isEmpty },
    ]

    /// What the linter finds something in.
    struct Subject {
        var step: Step
        var effect: StepEffect
        var migration: MigrationPlan
        var finding: Squawk.Finding
        /// The line of the file that it is found in.
        var statement: String

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

        /// Whether the same migration makes the table or partition, so that nobody else waits for it.
        var isOnNewTable: Bool {
            let (owner, partition): (String, String?)
            switch step {
            case .createIndex(_, let table, let part, _), .addConstraint(_, let table, let part, _):
                (owner, partition) = (table, part)
            default: return false
            }
            return migration.up.contains { planned in
                switch planned.step {
                case .createTable(let table, _): table.info.name == owner
                case .createView(let view): view.info.name == owner
                case .rebuildTable(let rebuild): rebuild.to.info.name == owner
                case .repartition(let change):
                    change.table == owner && partition.map((change.created + change.remade).names.contains) ?? false
                default: false
                }
            }
        }

        /// Whether an index of a divided table is made without those of its partitions.
        var hasNoRows: Bool { if case .createIndexWithoutParts = step { true } else { false } }

        var isLossy: Bool { if case .lossy = effect.reversibility { true } else { false } }

        /// Whether what goes is a table or partition whose rows are declared to be written into others, or to be lost.
        var writesRowsElsewhere: Bool {
            guard isLocked(.accessExclusive), !effect.rewrites.isEmpty || !effect.losses.isEmpty else { return false }
            return switch step {
            case .rebuildTable, .repartition: true
            default: false
            }
        }

        /// Whether what goes is a table that the step itself made for rows on their way, or to be told bounds.
        var isHelper: Bool {
            guard case .repartition = step else { return false }
            return ["rows", "bounds"].contains { statement.contains("schemagen_\($0)_of_") }
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
        var files: [String: (migration: MigrationPlan, lines: [Int], text: [Substring])] = [:]
        for name in SchemaChange.names {
            let change = try SchemaChange(fixture: name)
            guard change.after.settings.databases.contains(.postgresql) else { continue }
            let (plan, written) = try change.files(.postgresql)
            for (number, file) in written.enumerated() where number < plan.migrations.count {
                let path = folder.appending(path: "\(name)-\(number).sql")
                try file.up.write(to: path, atomically: true, encoding: .utf8)
                let lines = try Self.lines(of: plan.migrations[number], file.up, plan, change)
                files[path.path] = (
                    plan.migrations[number], lines, file.up.split(separator: "\n", omittingEmptySubsequences: false)
                )
            }
        }
        let findings = try Squawk.findings(
            in: files.keys.sorted().map { URL(filePath: $0) }, without: Self.leftOut)
        // The linter reads the files: there is something in them for most of its rules.
        #expect(Set(findings.map(\.rule)).count >= 15)
        for finding in findings {
            guard let (migration, lines, text) = files[finding.file],
                let number = lines.lastIndex(where: { $0 <= finding.line })
            else {
                Issue.record("\(finding) is about no step")
                continue
            }
            let step = migration.up[number]
            let subject = Subject(
                step: step.step, effect: step.effect, migration: migration, finding: finding,
                statement: String(text[finding.line]))
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

extension [Partition] {
    /// The SQL names of all of them, at any depth.
    fileprivate var names: [String] {
        flatMap { [$0.sqlName] + ($0.partitioning?.partitioning.partitions ?? []).names }
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
