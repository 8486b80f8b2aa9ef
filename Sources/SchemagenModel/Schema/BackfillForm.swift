/// How the rows of a PostgreSQL table get their values of a column that they had none of.
public enum BackfillForm: String, Sendable, Equatable, CaseIterable {
    /// By an UPDATE that the runner carries out in batches of rows, each in a transaction of its own.
    case batches
    /// By one UPDATE in one transaction.
    case statement
}
