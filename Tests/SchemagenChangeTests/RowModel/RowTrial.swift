import SchemagenDatabases
import SchemagenModel

/// Holds a pair of schemas against the row model: rows are put into the one, the change is done, undone and done again,
/// and each time the rows are compared with those that the model says.
///
///     let trial = try RowTrial(from: before, to: after, on: .sqlite, seed: 7)
///     let mismatches = try trial.mismatches(on: SQLiteReplayServer())
struct RowTrial {
    let change: SchemaChange
    let database: Database
    /// What rows there are: the same seed gives the same ones. nil: just those that are made up for each table.
    let seed: Int?

    init(_ change: SchemaChange, on database: Database, seed: Int?) {
        (self.change, self.database, self.seed) = (change, database, seed)
    }

    /// A trial of two schemas as they are written.
    ///
    /// - Parameter allowsLoss: Whether what vanishes is meant to, without a `removed` in the new schema.
    /// - Throws: `SchemaChange.Failure` where one of them is no schema.
    init(from before: String, to after: String, on database: Database, seed: Int, allowsLoss: Bool = false) throws {
        try self.init(
            SchemaChange(name: "seed \(seed)", before: before, after: after, allowsLoss: allowsLoss), on: database,
            seed: seed)
    }

    /// A trial of two schemas that are read already.
    init(from before: Schema, to after: Schema, on database: Database, seed: Int, allowsLoss: Bool = false) {
        self.init(
            SchemaChange(name: "seed \(seed)", before: before, after: after, texts: "", allowsLoss: allowsLoss),
            on: database, seed: seed)
    }

    /// What is otherwise than the model says; nothing where one of the schemas is not for the kind of database.
    ///
    /// - Throws: `SchemaChange.Failure` where the planner refuses the change, or SQL of it fails for another reason than
    ///   rows that do not keep the new constraints.
    func mismatches(on server: some ReplayServer) throws -> [String] {
        guard change.isFor(database) else { return [] }
        let isLarge = seed.map { $0 % 8 == 0 } ?? false
        return switch server {
        case let server as SQLiteReplayServer:
            try RowModelRun(change, database, on: server, isLarge: isLarge, seed: seed).run().problems
        case let server as PostgreSQLReplayServer:
            try RowModelRun(change, database, on: server, isLarge: isLarge, seed: seed).run().problems
        default: []
        }
    }
}
