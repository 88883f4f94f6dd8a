// What notebooks do first, run once when the kernel is installed so that its classes come out of an archive later.
var node = Platforms.h100Node();
var stock = H100Confidential.on(node);
stock.explain().table()
Lab.run(Job.inference("resnet50").batch(64)).on(stock).table()
Chart.bars("Overhead").categories("clear", "stock").y("Slowdown", "").series("H100", 1, 1.4)
