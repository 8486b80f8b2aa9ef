import SchemagenModel

/// The Swift types of the schema's types as documents name them.
public struct SwiftTypeName: Sendable {
    private let facts: SchemaFacts

    /// Looks names up in a schema.
    public init(_ schema: Schema) { facts = SchemaFacts(schema) }

    /// The Swift type of a data type: `Lead.ID`, `[String]`, `Date`.
    public func text(for type: DataType) -> String { SwiftContext(facts).typeName(of: type) }
}
