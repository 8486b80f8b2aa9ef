import SchemagenPlanning
import SchemagenLanguage
import SchemagenModel

/// What writes the steps of a migration in the SQL of one kind of database.
protocol StepWriter {
    /// Makes a writer for steps of a schema: the one that a step's objects belong to.
    init(schema: Schema, index: SchemaIndex)

    /// What could not be written.
    var diagnostics: DiagnosticBag { get }

    /// Appends the statements of a step, in order. What cannot be written is reported in `diagnostics`.
    mutating func write(_ step: Step, to out: inout StatementBuffer)
}
