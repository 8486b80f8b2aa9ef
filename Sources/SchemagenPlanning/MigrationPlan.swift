import SchemagenModel

/// Whose names a step is written in: names change on the way from one schema to another.
public enum NameState: Sendable, Hashable {
    /// The old schema's.
    case former
    /// The new names, on what is still as the old schema has it.
    case renamed
    /// The new schema's.
    case latter
}

/// A step and the state of the names at its time.
public struct PlannedStep: Sendable, Equatable {
    /// What is done.
    public var step: Step
    /// Whose names it is written in.
    public var names: NameState
    /// What it does to a database in use. The planner says it when the order of all steps is known.
    public var effect = StepEffect()

    /// Makes one from its parts.
    public init(_ step: Step, in names: NameState) {
        self.step = step
        self.names = names
    }
}

/// The plan of one schema change on one database: one migration or several.
public struct ChangePlan: Sendable, Equatable {
    /// The kind of database.
    public var database: Database
    /// The migrations, in order; at least one, which may have no steps.
    public var migrations: [MigrationPlan]
    /// The old schema with its new names, which steps on the way are written in.
    public var renamed: Schema?

    /// Makes a plan from its parts.
    public init(database: Database, migrations: [MigrationPlan], renamed: Schema? = nil) {
        self.database = database
        self.migrations = migrations
        self.renamed = renamed
    }
}

/// One migration on one database: what its up file and its down file do, each in order.
public struct MigrationPlan: Sendable, Equatable {
    /// How the statements of a file run.
    public enum Mode: Sendable, Hashable {
        /// In one transaction.
        case transaction
        /// In one transaction, foreign keys switched off before it (SQLite).
        case transactionWithoutForeignKeys
        /// One by one, in no transaction (PostgreSQL).
        case single
    }

    /// What brings the database to the new schema.
    public var up: [PlannedStep]
    /// What brings it back.
    public var down: [PlannedStep]
    /// How both run.
    public var mode: Mode
    /// What it does beside the change's main migration, as a part of its name: `validate`; empty for the main one.
    public var purpose: String

    /// Makes a plan from its steps.
    public init(up: [PlannedStep] = [], down: [PlannedStep] = [], mode: Mode = .transaction, purpose: String = "") {
        self.up = up
        self.down = down
        self.mode = mode
        self.purpose = purpose
    }
}
