import SchemagenModel
import SchemagenPlanning

/// The SQL of a plan, step by step: what its files hold without their heads.
public struct StepStatements: Sendable {
    /// By migration and step of its up file: the statements with the comments between them, without white space around.
    public var up: [[String]]
    /// The same of its down file.
    public var down: [[String]]

    /// Writes them.
    /// - Parameters:
    ///   - plan: What is done, in order.
    ///   - former: The schema before; nil for the first migration.
    ///   - schema: The schema after.
    public init(_ plan: ChangePlan, from former: Schema?, to schema: Schema) {
        (up, down) = MigrationFileWriter.statements(of: plan, from: former, to: schema)
    }
}
