import SchemagenModel

/// The Swift types of the schema's types as documents name them.
public struct SwiftTypeName {
    private let context: SwiftContext

    /// Looks names up in a schema.
    public init(_ schema: Schema) { context = SwiftContext(SchemaFacts(schema)) }

    /// The Swift type of a data type: `Lead.ID`, `[String]`, `Date`.
    public func text(for type: DataType) -> String { context.typeName(of: type) }
}
