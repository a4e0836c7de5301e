using System.CommandLine;

var root = new RootCommand("Wegmarke: how fit for the future is an administration, why, what to do, and did it work.");
return root.Parse(args).Invoke();
