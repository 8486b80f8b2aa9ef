import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenSwift

/// What the change from one version of a project's schema to another means for those who review it: in the words of the
/// schema, in SQL, for Swift code, and for databases in use.
public struct SchemaDiff: Sendable {
    /// The name of the schema.
    public var name: String
    /// The schema's path in the repository.
    public var schemaPath: String
    /// The schema before; nil: there was none.
    public var old: Schema?
    /// The schema after.
    public var new: Schema
    /// What changed, object by object: the header, what there is in the order of the schema, then what is gone.
    public var objects: [ObjectDiff]
    /// The change on each database of the new schema.
    public var databases: [DatabaseDiff]
    /// The migrations that the change already has; nil: none.
    public var recorded: RecordedMigrations?
    /// What code that uses the models sees, sorted by name.
    public var swift: [SwiftAPIChange]
    /// What `lint` finds in the new version and did not find in the old one.
    public var findings: [Finding]
    /// Why the change cannot be planned, located in the new schema; empty where it can.
    public var refusals: [FileDiagnostic]

    /// Whether nothing changed that databases, models, documents or `lint` would notice.
    public var isEmpty: Bool {
        objects.isEmpty && recorded == nil && swift.isEmpty && refusals.isEmpty && databases.allSatisfy(\.isEmpty)
    }

    /// Whether code that uses the models may no longer compile.
    public var isSourceBreaking: Bool { swift.contains(where: \.isSourceBreaking) }
}

/// A part of the schema with everything that changed about it.
public struct ObjectDiff: Sendable {
    /// `table`, `enum`, …; `schema` for the header.
    public var kind: String
    /// The Swift name; of what is gone, the last one.
    public var name: String
    /// The Swift name before; nil: the same.
    public var formerName: String?
    /// What happened to the object as a whole.
    public var fate: Fate
    /// The line of its declaration: in the new schema, of what is gone in the old one.
    public var line: Int
    /// What changed about it.
    public var changes: [SchemaChange]

    /// What happened to something.
    public enum Fate: String, Sendable, CaseIterable {
        case added, removed, renamed, changed
    }
}

/// One change, in words and as the schema says it.
public struct SchemaChange: Sendable {
    /// Who notices a change.
    public enum Scope: Sendable, Equatable {
        /// Databases, in the order of everything that is printed.
        case databases([Database])
        /// Models and documents, and no database.
        case models
        /// The tool alone: what it checks, or how it plans.
        case tool
    }

    /// What happened.
    public var fate: ObjectDiff.Fate
    /// What it happened to: `table`, `column`, `index`, …
    public var kind: String
    /// Its name within the object; empty for the object itself and for what has none.
    public var name: String
    /// What happened in words, without a full stop.
    public var words: String
    /// Who notices it.
    public var scope: Scope
    /// The declaration before; nil: there was none, or it says nothing about the change.
    public var old: Declaration?
    /// The declaration after.
    public var new: Declaration?

    /// Text of a schema file: whole lines without the white space that all of them begin with.
    public struct Declaration: Sendable, Hashable {
        /// The line that it begins in.
        public var line: Int
        /// Its lines.
        public var lines: [String]
    }
}

/// A finding of `lint` about the change.
public struct Finding: Sendable {
    /// The code.
    public var code: String
    /// How serious it is.
    public var severity: Severity
    /// One sentence without a full stop.
    public var message: String
    /// The path in the repository.
    public var path: String
    /// The line, from 1.
    public var line: Int
}

/// What the change is on one database.
public struct DatabaseDiff: Sendable {
    /// The database.
    public var database: Database
    /// The migrations, in order: those of the project where there are any, else those of the plan.
    public var migrations: [Migration]
    /// What the steps of the plan do that those who use the database notice.
    public var steps: [SchemaPlan.Result.Step]
    /// What the plan does to those who do not expect it.
    public var hazards: [MigrationHazard]

    /// Whether the database need not change.
    public var isEmpty: Bool { migrations.allSatisfy { $0.isEmpty } }

    /// The SQL of one migration.
    public struct Migration: Sendable {
        /// Number and name.
        public var title: String
        /// How its statements run; nil where hands wrote it.
        public var mode: MigrationPlan.Mode?
        /// The up file.
        public var up: SQL
        /// The down file.
        public var down: SQL

        /// Whether it has no statement on the database.
        public var isEmpty: Bool { up.isEmpty && down.isEmpty }
    }

    /// The text of a file.
    public struct SQL: Sendable {
        /// Where it is, by its path in the repository; nil: it is not written yet.
        public var path: String?
        /// The text.
        public var text: String

        /// Whether there is no statement in it.
        public var isEmpty: Bool { SQLStatements.of(text).isEmpty }
    }
}

/// The migrations of a project that the version before does not have.
public struct RecordedMigrations: Sendable {
    /// How the files relate to the plan from the old schema to the new one.
    public enum Agreement: Sendable, Equatable {
        /// Their statements are those of the plan.
        case same
        /// Some have other statements than the plan: the titles of these migrations.
        case different([String])
        /// They belong to several changes, one after the other, of which the plan is the sum.
        case several(Int)
        /// The schema says more than they do: they are not all that is needed.
        case behind
        /// There is no plan to compare them with.
        case unplanned
    }

    /// Number and name of each.
    public var titles: [String]
    /// The titles of those that hands wrote or edited, as far as the lock and its hashes say.
    public var byHand: [String]
    /// How the files relate to the plan.
    public var agreement: Agreement
}
