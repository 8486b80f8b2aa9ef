import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The form of `diff --format json`, version 1. Keys may be added to it; none changes its meaning without a new number.
struct DiffDocument: Encodable {
    let format = 1
    /// In one line: `Shop: 1 table added; breaking`.
    let headline: String
    let schema: String
    /// The schema's path in the repository, as all paths.
    let path: String
    let base: Base
    /// Whether nothing changed.
    let isEmpty: Bool
    /// `breaking`, `lossy`, `irreversible`, `source-breaking`, `cannot be planned`.
    let labels: [String]
    let objects: [Object]
    let migrations: Migrations?
    let databases: [DatabaseChange]
    let swift: [SwiftChange]
    let findings: [Found]
    /// Why the change cannot be planned; empty where it can.
    let refusals: [Refusal]

    struct Base: Encodable {
        let revision: String
        let commit: String
        /// Whether the commit is where the branch and HEAD parted.
        let isMergeBase: Bool
        /// Whether there was a schema.
        let hasSchema: Bool
    }

    struct Object: Encodable {
        /// `schema` (the header), `table`, `view`, `enum`, `type`, …
        let kind: String
        let name: String
        /// The name before, where it is another one.
        let formerName: String?
        /// `added`, `removed`, `renamed` or `changed`.
        let fate: String
        /// The line in the new schema; of what is gone, in the old one.
        let line: Int
        let changes: [Change]
    }

    struct Change: Encodable {
        let fate: String
        /// `column`, `index`, …; the object's kind for the object itself.
        let kind: String
        let name: String
        let words: String
        /// Who notices: `databases`, `models` (and documents) or `tool`.
        let scope: String
        let databases: [String]
        let old: Declaration?
        let new: Declaration?
    }

    struct Declaration: Encodable {
        let line: Int
        let text: String
    }

    struct Migrations: Encodable {
        let titles: [String]
        let byHand: [String]
        /// `same`, `different`, `several`, `behind` or `unplanned`: how the files relate to the plan.
        let agreement: String
    }

    struct DatabaseChange: Encodable {
        let database: String
        let hazards: [String]
        let migrations: [Migration]
        let steps: [PlanDocument.Step]
    }

    struct Migration: Encodable {
        let title: String
        /// `transaction`, `transaction without foreign keys`, `none` or `batches`; left out where hands wrote the
        /// files.
        let mode: String?
        let up: SQL
        let down: SQL
    }

    struct SQL: Encodable {
        let path: String?
        let text: String
    }

    struct SwiftChange: Encodable {
        /// `added`, `removed` or `changed`.
        let kind: String
        let name: String
        let old: String?
        let new: String?
        let remark: String?
        let isSourceBreaking: Bool
    }

    struct Found: Encodable {
        let code: String
        let severity: String
        let message: String
        let path: String
        let line: Int
    }

    struct Refusal: Encodable {
        let code: String
        let message: String
        let line: Int
        /// The excerpt with the ways out, as it is printed.
        let details: [String]
    }

    /// The text, without a line break at its end.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }
}

extension DiffDocument {
    init(_ diff: SchemaDiff, since origin: DiffOrigin) {
        headline = diff.headline
        schema = diff.name
        path = diff.schemaPath
        base = Base(
            revision: origin.revision, commit: origin.commit, isMergeBase: origin.isMergeBase,
            hasSchema: diff.old != nil)
        isEmpty = diff.isEmpty
        labels = diff.labels
        objects = diff.objects.map(Object.init)
        migrations = diff.recorded.map {
            Migrations(titles: $0.titles, byHand: $0.byHand, agreement: $0.agreement.name)
        }
        databases = diff.databases.map(DatabaseChange.init)
        swift = diff.swift.map {
            SwiftChange(
                kind: $0.kind.rawValue, name: $0.name, old: $0.old, new: $0.new, remark: $0.remark,
                isSourceBreaking: $0.isSourceBreaking)
        }
        findings = diff.findings.map {
            Found(code: $0.code, severity: $0.severity.rawValue, message: $0.message, path: $0.path, line: $0.line)
        }
        refusals = diff.refusals.map {
            Refusal(code: $0.code.name, message: $0.message, line: $0.location?.line ?? 1, details: $0.details)
        }
    }
}

extension DiffDocument.Object {
    init(_ object: ObjectDiff) {
        kind = object.kind
        name = object.name
        formerName = object.formerName
        fate = object.fate.rawValue
        line = object.line
        changes = object.changes.map(DiffDocument.Change.init)
    }
}

extension DiffDocument.Change {
    init(_ change: SchemaChange) {
        fate = change.fate.rawValue
        kind = change.kind
        name = change.name
        words = change.words
        switch change.scope {
        case .databases(let databases): (scope, self.databases) = ("databases", databases.map(\.rawValue))
        case .models: (scope, databases) = ("models", [])
        case .tool: (scope, databases) = ("tool", [])
        }
        old = change.old.map(DiffDocument.Declaration.init)
        new = change.new.map(DiffDocument.Declaration.init)
    }
}

extension DiffDocument.Declaration {
    init(_ declaration: SchemaChange.Declaration) {
        line = declaration.line
        text = declaration.lines.joined(separator: "\n")
    }
}

extension DiffDocument.DatabaseChange {
    init(_ diff: DatabaseDiff) {
        database = diff.database.rawValue
        hazards = diff.hazards.map(\.rawValue)
        migrations = diff.migrations.map(DiffDocument.Migration.init)
        steps = diff.steps.map(PlanDocument.Step.init)
    }
}

extension DiffDocument.Migration {
    init(_ migration: DatabaseDiff.Migration) {
        title = migration.title
        mode =
            switch migration.mode {
            case nil: nil
            case .transaction: "transaction"
            case .transactionWithoutForeignKeys: "transaction without foreign keys"
            case .single: "none"
            case .batches: "batches"
            }
        up = DiffDocument.SQL(path: migration.up.path, text: migration.up.text)
        down = DiffDocument.SQL(path: migration.down.path, text: migration.down.text)
    }
}

extension RecordedMigrations.Agreement {
    /// As JSON has it.
    fileprivate var name: String {
        switch self {
        case .same: "same"
        case .different: "different"
        case .several: "several"
        case .behind: "behind"
        case .unplanned: "unplanned"
        }
    }
}
