// The models of this module are made by the plugin. What is written by hand stands beside them.

extension Order {
    /// Whether somebody wrote something on the order.
    public var hasNote: Bool { note != nil }
}
